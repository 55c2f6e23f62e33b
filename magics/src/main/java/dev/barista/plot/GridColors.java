package dev.barista.plot;

import java.util.List;

/** Colours of values: both scales are told apart by all, and grow darker to the ends. Immutable. */
enum GridColors {
    /** From vermilion over white to blue, for values around zero. */
    AROUND_ZERO(
            List.of("#a63c00", "#d55e00", "#f0935a", "#f8cdb0", "#f2f2f2", "#b5d6ea", "#6fb1d8", "#0072b2", "#004a75")),

    /** From pale yellow to dark blue; the colours of viridis, thinned out (van der Walt and Smith, 2015). */
    FROM_LOW(
            List.of("#fde725", "#b5de2b", "#6ece58", "#35b779", "#1f9e89", "#26828e", "#31688e", "#3e4989", "#440154"));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> steps;

    GridColors(List<String> steps) {
        this.steps = steps;
    }

    List<String> steps() {
        return steps;
    }

    boolean isAroundZero() {
        return this == AROUND_ZERO;
    }

    /** @param share where the value is between the ends, 0 to 1 */
    String at(double share) {
        int step = (int) Math.floor(share * steps.size());
        return steps.get(Math.max(0, Math.min(steps.size() - 1, step)));
    }

    /** A colour for numbers on top of it. */
    String inkAt(double share) {
        boolean pale = isAroundZero() ? Math.abs(share - 0.5) < 0.27 : share < 0.5;
        return pale ? "#1b1f24" : "#ffffff";
    }
}
