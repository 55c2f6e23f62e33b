package dev.barista.plot;

/**
 * How a line of text is set.
 *
 * @param size height of the font, pixels
 * @param color {@code #rrggbb}
 * @param bold whether it is set in bold
 * @param anchor which part of the text stands at its x
 */
record TextStyle(int size, String color, boolean bold, Anchor anchor) {
    /** Which part of a text stands at its x. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    static TextStyle of(int size, String color) {
        return new TextStyle(size, color, false, Anchor.START);
    }

    /** {@code words} cut to at most {@code most} characters, whole code points. */
    static String shortened(String words, int most) {
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
    }

    TextStyle inBold() {
        return new TextStyle(size, color, true, anchor);
    }

    TextStyle at(Anchor other) {
        return new TextStyle(size, color, bold, other);
    }
}
