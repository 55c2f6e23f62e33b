package dev.barista.plot;

/**
 * Colours of all pictures, as {@code #rrggbb}. The hues are Okabe and Ito's ("Color Universal Design", 2008), which
 * readers with any of the usual colour vision deficiencies can tell apart; meaning is never left to hue alone.
 */
final class Palette {
    static final String PAPER = "#ffffff";
    static final String INK = "#24292f";
    static final String FAINT_INK = "#6a737d";
    static final String GRID = "#e7eaee";

    /** A bar that closed at or above its open. */
    static final String UP = "#0072b2";

    /** A bar that closed below its open. */
    static final String DOWN = "#d55e00";

    static final String UP_PALE = "#a9cfe4";
    static final String DOWN_PALE = "#f1c3a0";

    /** Whatever says that data are made up. */
    static final String PRACTICE = "#8f3d00";

    static final String PRACTICE_PAPER = "#ffe9d6";
    static final String WATERMARK = "#f6efe8";

    private Palette() {}
}
