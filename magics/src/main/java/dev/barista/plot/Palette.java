package dev.barista.plot;

import java.util.List;

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

    /** Further lines and marks, of Okabe and Ito's colours and, the purple one, Paul Tol's. */
    static final String GREEN = "#009e73";

    static final String PURPLE = "#aa3377";
    static final String SKY = "#56b4e9";
    static final String AMBER = "#e69f00";

    static final String UP_PALE = "#a9cfe4";
    static final String DOWN_PALE = "#f1c3a0";

    /** Whatever says that data are made up. */
    static final String PRACTICE = "#8f3d00";

    static final String PRACTICE_PAPER = "#ffe9d6";
    static final String WATERMARK = "#f6efe8";

    /** What takes the place of a colour on dark ground, in pairs. */
    private static final List<String> DARK = List.of(
            PAPER,
            "#1b1f24",
            INK,
            "#d7dde3",
            FAINT_INK,
            "#9aa4af",
            GRID,
            "#343a42",
            UP,
            "#56b4e9",
            DOWN,
            "#ff9a4d",
            GREEN,
            "#2fc79b",
            PURPLE,
            "#e07bb0",
            SKY,
            "#c4e6f8",
            UP_PALE,
            "#2b5672",
            DOWN_PALE,
            "#774a2a",
            PRACTICE,
            "#ffb585",
            PRACTICE_PAPER,
            "#4a2c17",
            WATERMARK,
            "#2a2622",
            HeatColors.COMPLETE,
            "#2f6686",
            HeatColors.FEW,
            "#7d5a35",
            HeatColors.SOME,
            "#c07a38",
            HeatColors.ALL,
            "#ffe0bd",
            HeatColors.CLOSED,
            "#2a3037",
            HeatColors.QUIET,
            "#36454f");

    private Palette() {}

    /** A style sheet for SVG that follows the reader's preference for dark pages. */
    static String darkStyle() {
        StringBuilder style = new StringBuilder("<style>@media(prefers-color-scheme:dark){");
        for (int i = 0; i < DARK.size(); i += 2) {
            for (String what : List.of("fill", "stroke")) {
                style.append('[')
                        .append(what)
                        .append("=\"")
                        .append(DARK.get(i))
                        .append("\"]{")
                        .append(what)
                        .append(':');
                style.append(DARK.get(i + 1)).append('}');
            }
        }
        return style.append("}</style>").toString();
    }
}
