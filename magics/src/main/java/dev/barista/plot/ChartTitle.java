package dev.barista.plot;

import dev.barista.plot.TextStyle.Anchor;

/**
 * What stands above a chart. Made with each chart; immutable.
 *
 * @param heading what it shows
 * @param details what the reader must know to read it
 * @param isPractice whether the data are made up, which the chart then says
 */
record ChartTitle(String heading, String details, boolean isPractice) {
    /** Stands wherever data are made up. */
    static final String PRACTICE = "PRACTICE DATA: made up, not a market";

    private static final double LEFT = 16;
    private static final double BADGE_WIDTH = 304;

    /** Everything in one line, for readers who don't see the chart. */
    String caption() {
        return heading + " · " + details + (isPractice ? " · " + PRACTICE : "");
    }

    ChartTitle withDetails(String more) {
        return new ChartTitle(heading, details + more, isPractice);
    }

    void paint(Canvas canvas) {
        canvas.text(TextStyle.of(20, Palette.INK).inBold(), LEFT, 30, heading);
        canvas.text(TextStyle.of(13, Palette.FAINT_INK), LEFT, 52, details);
        if (isPractice) {
            double left = Candlesticks.WIDTH - BADGE_WIDTH - 14;
            canvas.rects(Palette.PRACTICE_PAPER, left, 12, BADGE_WIDTH, 26);
            TextStyle badge = TextStyle.of(12, Palette.PRACTICE).inBold().at(Anchor.MIDDLE);
            canvas.text(badge, left + BADGE_WIDTH / 2, 29.5, PRACTICE);
        }
    }
}
