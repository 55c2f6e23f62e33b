package dev.barista.train.engine;

import dev.barista.train.ObservationSpace;
import dev.barista.train.ParameterLayout;
import java.util.Arrays;

/**
 * Which rows two convolutions of kernel 3, with a row of zeros at each end, look at to see all windows of a batch, so that
 * each is computed once. A window mostly is the one of the step before moved on by a row; then both see the same but for
 * their ends. What overlaps is found by comparing, so that environments need not tell. Not changed once made.
 *
 * <p>A convolution's rows are numbered: those inside of windows, which windows share, come first, as they stand in
 * {@link #rows}; then, window by window, those at its ends, which see zeros that no other window sees there.
 */
final class SharedWindows {
    static final int KERNEL = ParameterLayout.KERNEL;

    private final int window;
    private final int features;
    private final int count;
    private final float[] rows;
    private final int size;
    /** Of each window, where its first row is. */
    private final int[] starts;

    /** @param observations {@code [steps, sequences, window, features]} */
    SharedWindows(ObservationSpace space, float[] observations, int steps, int sequences) {
        window = space.window();
        features = space.features();
        count = steps * sequences;
        starts = new int[count];
        float[] all = new float[observations.length];
        int end = 0;
        for (int sequence = 0; sequence < sequences; sequence++) {
            for (int step = 0; step < steps; step++) {
                int number = step * sequences + sequence;
                int from = number * space.size();
                int kept = step > 0 && movesOn(observations, from - sequences * space.size(), from) ? window - 1 : 0;
                starts[number] = end - kept;
                int added = window - kept;
                System.arraycopy(observations, from + kept * features, all, end * features, added * features);
                end += added;
            }
        }
        size = end;
        rows = Arrays.copyOf(all, size * features);
    }

    private boolean movesOn(float[] observations, int before, int now) {
        int shared = (window - 1) * features;
        return Arrays.equals(
                observations, before + features, before + features + shared, observations, now, now + shared);
    }

    /** Rows of the first convolution. */
    int firstRows() {
        return size + 2 * count;
    }

    /** What the first convolution's rows see, {@code [row, neighbour, feature]}. */
    float[] seenByFirst() {
        float[] seen = new float[firstRows() * KERNEL * features];
        for (int row = 0; row < size; row++) {
            see(seen, row, row > 0 ? row - 1 : -1, row, row + 1 < size ? row + 1 : -1);
        }
        for (int number = 0; number < count; number++) {
            int first = starts[number];
            int last = first + window - 1;
            see(seen, atFirst(number, 0), -1, first, window > 1 ? first + 1 : -1);
            see(seen, size + 2 * number + 1, window > 1 ? last - 1 : -1, last, -1);
        }
        return seen;
    }

    private void see(float[] seen, int row, int... neighbours) {
        for (int k = 0; k < KERNEL; k++) {
            if (neighbours[k] >= 0) {
                System.arraycopy(rows, neighbours[k] * features, seen, (row * KERNEL + k) * features, features);
            }
        }
    }

    /** The first convolution's row for a place in a window; behind its ends the row of zeros that follows all others. */
    private int atFirst(int number, int place) {
        if (place < 0 || place >= window) {
            return firstRows();
        }
        if (place == 0) {
            return size + 2 * number;
        }
        return place == window - 1 ? size + 2 * number + 1 : starts[number] + place;
    }

    /** Of each of the second convolution's rows, the numbers of the first one's that it sees: {@code [row, neighbour]}. */
    long[] seenBySecond() {
        int ends = Math.min(4, window);
        long[] seen = new long[(size + ends * count) * KERNEL];
        for (int row = 0; row < size; row++) {
            for (int k = 0; k < KERNEL; k++) {
                seen[row * KERNEL + k] = Math.max(0, Math.min(size - 1, row + k - 1));
            }
        }
        for (int number = 0; number < count; number++) {
            for (int place = 0; place < window; place++) {
                int row = atSecond(number, place);
                for (int k = 0; row >= size && k < KERNEL; k++) {
                    seen[row * KERNEL + k] = atFirst(number, place + k - 1);
                }
            }
        }
        return seen;
    }

    /** The second convolution's row for a place in a window: its two outermost at each end are its own. */
    private int atSecond(int number, int place) {
        int ends = Math.min(4, window);
        int own = size + ends * number;
        if (place < 2) {
            return own + place;
        }
        return place > window - 3 ? own + ends - window + place : starts[number] + place;
    }

    /** Of each window, the second convolution's rows: {@code [window, place]}. */
    long[] places() {
        long[] places = new long[count * window];
        for (int i = 0; i < places.length; i++) {
            places[i] = atSecond(i / window, i % window);
        }
        return places;
    }

    /** Of each window, the second convolution's last row. */
    long[] lastPlaces() {
        long[] places = new long[count];
        for (int number = 0; number < count; number++) {
            places[number] = atSecond(number, window - 1);
        }
        return places;
    }
}
