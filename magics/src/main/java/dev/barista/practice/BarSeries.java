package dev.barista.practice;

/** Bars of one stock or contract, made as they are asked for. For one thread. */
interface BarSeries {
    /** Takes bars one after another. */
    interface Sink {
        /** Takes row {@code row} of {@code bars}; returns whether more are wanted. */
        boolean take(BarBuffer bars, int row);
    }

    /** Gives the bars that begin from {@code fromMillis} to {@code toMillis}, both included, until the sink has enough. */
    void forEach(long fromMillis, long toMillis, boolean descending, Sink sink);
}
