package dev.barista.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which bars there are of those that each session should have, oldest first; for bars of weeks and months a period stands
 * in place of a session. Made by {@link QualityChecker}; immutable.
 */
public final class Coverage {
    private final Expectation expectation;
    private final int[] expected;
    private final int[] got;
    private final int[] quiet;
    private final BitSet present;
    private final BitSet quietSlots;

    Coverage(Expectation expectation, int[] expected, int[] got, BitSet present, BitSet quietSlots) {
        this.expectation = expectation;
        this.expected = expected.clone();
        this.got = got.clone();
        this.present = (BitSet) present.clone();
        this.quietSlots = (BitSet) quietSlots.clone();
        quiet = new int[expected.length];
        quietSlots.stream().forEach(slot -> quiet[expectation.sessionOfSlot(slot)]++);
    }

    /** How many sessions. */
    public int size() {
        return expected.length;
    }

    /** The day of a session, or the first day of a period. */
    public LocalDate day(int session) {
        return expectation.days().get(session);
    }

    /** Bars that the session should have, at least 1. */
    public int expected(int session) {
        return expected[session];
    }

    /** Those of them that are there, at most {@link #expected}. */
    public int got(int session) {
        return got[session];
    }

    /** Those that are not there because hardly anything trades then, which is no fault. */
    public int quiet(int session) {
        return quiet[session];
    }

    /** Expected bars of all sessions, numbered by time. */
    public int slots() {
        return expectation.slots().size();
    }

    /** When an expected bar begins. */
    public Instant slotStart(int slot) {
        return Instant.ofEpochMilli(expectation.slots().from(slot));
    }

    /** The session of an expected bar. */
    public int sessionOf(int slot) {
        return expectation.sessionOfSlot(slot);
    }

    /** Whether an expected bar is there. */
    public boolean isPresent(int slot) {
        return present.get(slot);
    }

    /** Whether an expected bar is not there because hardly anything trades then. */
    public boolean isQuiet(int slot) {
        return quietSlots.get(slot);
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

    /** Those that are not there and are no fault. */
    public long totalQuiet() {
        return Arrays.stream(quiet).asLongStream().sum();
    }
}
