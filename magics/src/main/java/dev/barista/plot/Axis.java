package dev.barista.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A horizontal axis on which points stand side by side, so that nights and weekends leave no gaps. Immutable. */
sealed interface Axis {
    /** How many points there are. */
    int size();

    /** What each point is called, without repetitions. */
    List<String> labels();

    /** Where labels stand along the axis. */
    List<TimeTicks.Tick> ticks();

    /** Some of the points. */
    Axis at(int... rows);

    /** Points that are times. */
    final class Times implements Axis {
        private final long[] millis;
        private final BarClock clock;

        /** @param millis in order, since the epoch; whoever makes it leaves them alone */
        Times(BarClock clock, long... millis) {
            this.millis = millis;
            this.clock = clock;
        }

        @Override
        public int size() {
            return millis.length;
        }

        @Override
        public List<String> labels() {
            return clock.labels(millis);
        }

        @Override
        public List<TimeTicks.Tick> ticks() {
            return TimeTicks.along(clock.times(millis), Candlesticks.MOST_TICKS);
        }

        @Override
        public Axis at(int... rows) {
            return new Times(
                    clock, Arrays.stream(rows).mapToLong(row -> millis[row]).toArray());
        }

        /** Such as {@code "2 Jan 2025 – 31 Mar 2025"}. */
        String range() {
            return millis.length == 0 ? "no bars" : clock.range(millis[0], millis[millis.length - 1]);
        }
    }

    /** Points with names. */
    record Names(List<String> labels) implements Axis {
        private static final int MOST = 12;
        private static final int LONGEST = 16;

        public Names {
            labels = List.copyOf(labels);
        }

        @Override
        public int size() {
            return labels.size();
        }

        @Override
        public List<TimeTicks.Tick> ticks() {
            int step = Math.max(1, (labels.size() + MOST - 1) / MOST);
            return IntStream.range(0, labels.size())
                    .filter(i -> i % step == 0)
                    .mapToObj(i -> new TimeTicks.Tick(i, TextStyle.shortened(labels.get(i), LONGEST)))
                    .toList();
        }

        @Override
        public Axis at(int... rows) {
            return new Names(Arrays.stream(rows).mapToObj(labels::get).toList());
        }
    }
}
