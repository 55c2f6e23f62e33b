package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.BitSet;

/**
 * Which of the expected bars are there, and which of the others are no fault, in one pass over the bars.
 * Made for one check of one symbol; immutable.
 */
final class Attendance {
    private final Expectation expectation;
    private final BitSet present;
    private final int[] got;
    private final int[] expected;
    /** Expected bars that are not there because hardly anything trades then. */
    private final BitSet quiet = new BitSet();

    Attendance(Bars bars, Expectation expectation) {
        this.expectation = expectation;
        this.present = new BitSet(expectation.slots().size());
        this.got = new int[expectation.days().size()];
        this.expected = new int[got.length];
        for (int slot = 0; slot < slots(); slot++) {
            expected[expectation.sessionOfSlot(slot)]++;
        }
        Thinness thinness = new Thinness(expectation);
        Intervals.Cursor cursor = expectation.slots().new Cursor();
        for (int row = 0; row < bars.size(); row++) {
            int slot = cursor.locate(bars.timeMillis(row));
            if (slot >= 0 && !present.get(slot)) {
                present.set(slot);
                got[expectation.sessionOfSlot(slot)]++;
                thinness.count(bars, row, slot);
            }
        }
        markQuiet(thinness.logShares());
    }

    private void markQuiet(double[] logShares) {
        double least = Math.log(Thinness.LEAST_CHANCE);
        int first = nextAbsent(0);
        while (first < slots()) {
            int end = nextPresent(first);
            double chance = 0;
            for (int slot = first; slot < end && chance >= least; slot++) {
                chance += logShares[expectation.halfHour(slot)];
            }
            if (chance >= least) {
                quiet.set(first, end);
            }
            first = nextAbsent(end);
        }
    }

    /** Whether the bar is missing because hardly anything trades then, and so is no fault. */
    boolean isQuiet(int slot) {
        return quiet.get(slot);
    }

    /** The slot behind the last one with a bar; 0 if there is none. */
    int endOfPresent() {
        return present.length();
    }

    int slots() {
        return expectation.slots().size();
    }

    /** The first slot from {@code slot} on without a bar; {@link #slots} if there is none. */
    int nextAbsent(int slot) {
        return Math.min(present.nextClearBit(slot), slots());
    }

    /** The first slot from {@code slot} on with a bar; {@link #slots} if there is none. */
    int nextPresent(int slot) {
        int next = present.nextSetBit(slot);
        return next < 0 ? slots() : next;
    }

    Coverage coverage() {
        return new Coverage(expectation, expected, got, present, quiet);
    }
}
