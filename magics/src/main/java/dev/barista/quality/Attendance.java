package dev.barista.quality;

import dev.barista.market.Bars;
import java.util.BitSet;

/** Which of the expected bars are there, in one pass over the bars. Made for one check of one symbol; immutable. */
final class Attendance {
    private final Expectation expectation;
    private final BitSet present;
    private final int[] got;
    private final int[] expected;

    Attendance(Bars bars, Expectation expectation) {
        this.expectation = expectation;
        this.present = new BitSet(expectation.slots().size());
        this.got = new int[expectation.days().size()];
        this.expected = new int[got.length];
        for (int slot = 0; slot < slots(); slot++) {
            expected[expectation.sessionOfSlot(slot)]++;
        }
        Intervals.Cursor cursor = expectation.slots().new Cursor();
        for (int row = 0; row < bars.size(); row++) {
            int slot = cursor.locate(bars.timeMillis(row));
            if (slot >= 0 && !present.get(slot)) {
                present.set(slot);
                got[expectation.sessionOfSlot(slot)]++;
            }
        }
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
        return new Coverage(expectation.days(), expected, got);
    }
}
