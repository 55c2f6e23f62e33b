package dev.barista.plot;

/**
 * What a picture is drawn on: as SVG text or as pixels, from one description. Units are pixels, y points down, colours
 * are {@code #rrggbb}. Not for more than one thread.
 */
interface Canvas {
    /** Fills rectangles, each given as x, y, width, height. */
    void rects(String fill, double... xywh);

    /** Draws unconnected lines, each given as x1, y1, x2, y2. */
    void lines(String color, double width, double... xyxy);

    /** Draws one line through points, each given as x, y; a point with NaN interrupts it. */
    void polyline(String color, double width, double... xy);

    /** Fills one polygon with corners given as x, y. */
    void polygon(String fill, double... xy);

    /** Sets a line of text, its baseline at y. */
    void text(TextStyle style, double x, double y, String text);
}
