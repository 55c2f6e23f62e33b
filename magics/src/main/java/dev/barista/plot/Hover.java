package dev.barista.plot;

/**
 * A place in a picture that says what it is when a pointer rests on it. Immutable.
 *
 * @param x left edge, pixels
 * @param y upper edge, pixels
 * @param width pixels
 * @param height pixels
 * @param words what it says
 */
record Hover(double x, double y, double width, double height, String words) {}
