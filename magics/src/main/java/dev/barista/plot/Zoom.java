package dev.barista.plot;

/**
 * A chart of more points than a browser draws with ease: draws stretches of it anew, in more detail. Made with the chart;
 * immutable, so that any thread may use it.
 */
public interface Zoom {
    /** What the chart's own figure shows. */
    StretchRows whole();

    /**
     * Draws a stretch.
     *
     * @param from its first row
     * @param to the row after its last, later than {@code from}
     */
    Stretch stretch(int from, int to);

    /**
     * A stretch as drawn.
     *
     * @param figure as that of a {@link Chart}
     * @param rows which rows its points stand for
     */
    record Stretch(String figure, StretchRows rows) {}
}
