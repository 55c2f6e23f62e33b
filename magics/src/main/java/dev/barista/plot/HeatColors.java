package dev.barista.plot;

/**
 * Colours of completeness. The more is missing, the darker, so that they can be told apart in grey as well; what is
 * complete is blue, what is not goes from pale orange to brown.
 */
final class HeatColors {
    static final String COMPLETE = "#a6cee3";
    static final String FEW = "#fdd0a2";
    static final String SOME = "#f09a4a";
    static final String MANY = Palette.DOWN;
    static final String ALL = "#6b2500";

    /** Nothing is expected: the exchange is closed that day. */
    static final String HOLIDAY = "#ffffff";

    /** Nothing is expected: the session has ended early. */
    static final String CLOSED = "#eef1f4";

    /** Hardly anything traded, which is no fault. */
    static final String QUIET = "#dbe5ec";

    private static final double FEW_SHARE = 0.05;
    private static final double SOME_SHARE = 0.25;

    private HeatColors() {}

    /** @param share of expected bars that are missing */
    static String missing(double share) {
        if (share <= 0) {
            return COMPLETE;
        }
        return share <= FEW_SHARE ? FEW : share <= SOME_SHARE ? SOME : share < 1 ? MANY : ALL;
    }
}
