package dev.barista.quality;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * How many bars there are of those that each session should have, oldest first; for bars of weeks and months a period
 * stands in place of a session. Made by {@link QualityChecker}; immutable.
 */
public final class Coverage {
    private final List<LocalDate> days;
    private final int[] expected;
    private final int[] got;

    Coverage(List<LocalDate> days, int[] expected, int[] got) {
        if (days.size() != expected.length || expected.length != got.length) {
            throw new IllegalArgumentException("columns differ in length");
        }
        this.days = List.copyOf(days);
        this.expected = expected.clone();
        this.got = got.clone();
    }

    /** How many sessions. */
    public int size() {
        return expected.length;
    }

    /** The day of a session, or the first day of a period. */
    public LocalDate day(int session) {
        return days.get(session);
    }

    /** Bars that the session should have, at least 1. */
    public int expected(int session) {
        return expected[session];
    }

    /** Those of them that are there, at most {@link #expected}. */
    public int got(int session) {
        return got[session];
    }

    /** Whether bars are a day wide or wider. */
    public boolean isWholeDays() {
        return Arrays.stream(expected).allMatch(bars -> bars <= 1);
    }

    /** All expected bars. */
    public long totalExpected() {
        return Arrays.stream(expected).asLongStream().sum();
    }

    /** Those of them that are there. */
    public long totalGot() {
        return Arrays.stream(got).asLongStream().sum();
    }
}
