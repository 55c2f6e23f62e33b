package dev.barista.kernel.cell;

import java.util.List;

/** What was run, in this session and in earlier ones as far as it is kept. Any thread may ask. */
public interface PastCells {
    /** Nothing. */
    PastCells NONE = new PastCells() {
        @Override
        public List<PastCell> all() {
            return List.of();
        }

        @Override
        public int session() {
            return 1;
        }
    };

    /** All that are kept, the oldest first. */
    List<PastCell> all();

    /** The number of this session. */
    int session();

    /**
     * One cell.
     *
     * @param session from 1, in the order in which they began
     * @param number the number in its brackets
     * @param source as it was typed
     */
    record PastCell(int session, int number, String source) {}
}
