package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.quality.QualityReport;
import dev.barista.quality.SymbolQuality;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws a quality report: a row per symbol with its score, its prices as a line, what was found marked on it, and below
 * it a band that shows where bars are missing. Stateless; any thread may use it.
 */
public final class QualityPicture {
    static final int WIDTH = 960;
    static final int ROW = 92;
    static final int TOP = 52;
    static final double LEFT = 160;
    static final double RIGHT = 800;
    static final int MOST_BINS = 320;
    /** A picture of more rows would be higher than viewers, and memory, can take. */
    private static final int MOST_ROWS = 40;

    private static final int FOOT = 54;

    private QualityPicture() {}

    /**
     * Draws {@code report}; of more than 40 symbols the 40 with the lowest scores, as the title then says.
     *
     * @param bars of each symbol, for the lines of prices; a symbol without bars has none
     * @param isPractice whether the bars are made up, which the picture then says
     * @param zone the exchange's time zone
     */
    public static Picture of(QualityReport report, Map<Symbol, Bars> bars, boolean isPractice, ZoneId zone) {
        return draw(lowest(report), bars, isPractice, zone);
    }

    private static QualityReport lowest(QualityReport report) {
        int all = report.symbols().size();
        if (all <= MOST_ROWS) {
            return report;
        }
        List<SymbolQuality> lowest = report.symbols().stream()
                .sorted(Comparator.comparingDouble(SymbolQuality::score))
                .limit(MOST_ROWS)
                .toList();
        return new QualityReport(
                String.format(Locale.ROOT, "%s, the %d lowest scores of %,d", report.title(), MOST_ROWS, all), lowest);
    }

    private static Picture draw(QualityReport report, Map<Symbol, Bars> bars, boolean isPractice, ZoneId zone) {
        DayAxis axis = DayAxis.of(report, MOST_BINS, zone);
        List<QualityRow> rows = report.symbols().stream()
                .map(quality -> new QualityRow(quality, bars.getOrDefault(quality.symbol(), Bars.EMPTY), axis))
                .toList();
        int height = TOP + ROW * rows.size() + FOOT;
        return Picture.draw(WIDTH, height, caption(report, isPractice), canvas -> {
            paintTitle(canvas, report, isPractice);
            paintTime(canvas, axis, TOP + ROW * rows.size());
            for (int i = 0; i < rows.size(); i++) {
                new QualityRowPainter(canvas, rows.get(i), TOP + ROW * (double) i).paint();
            }
            QualityMarks.paintLegend(canvas, height - 14.0);
        });
    }

    private static String caption(QualityReport report, boolean isPractice) {
        String scores = report.symbols().stream()
                .map(quality -> quality.symbol() + " " + quality.scoreText() + " (" + bars(quality) + ")")
                .collect(Collectors.joining(", "));
        return "Quality: " + report.title() + ": " + scores + (isPractice ? " · " + CandleText.PRACTICE : "");
    }

    static String bars(SymbolQuality quality) {
        return String.format(Locale.ROOT, "%,d of %,d bars", quality.gotBars(), quality.expectedBars());
    }

    private static void paintTitle(Canvas canvas, QualityReport report, boolean isPractice) {
        canvas.text(TextStyle.of(18, Palette.INK).inBold(), 16, 30, "Quality");
        canvas.text(TextStyle.of(13, Palette.FAINT_INK), LEFT, 30, report.title());
        if (isPractice) {
            canvas.rects(Palette.PRACTICE_PAPER, 642, 12, 304, 26);
            TextStyle badge = TextStyle.of(12, Palette.PRACTICE).inBold().at(TextStyle.Anchor.MIDDLE);
            canvas.text(badge, 794, 29.5, CandleText.PRACTICE);
        }
    }

    private static void paintTime(Canvas canvas, DayAxis axis, double bottom) {
        for (TimeTicks.Tick tick : TimeTicks.along(
                axis.days().stream().map(LocalDate::atStartOfDay).toList(), 12)) {
            double x = LEFT + (RIGHT - LEFT) * tick.index() / axis.days().size();
            canvas.lines(Palette.GRID, 1, x, TOP - 4.0, x, bottom + 6);
            canvas.text(TextStyle.of(12, Palette.FAINT_INK), x + 3, bottom + 14, tick.label());
        }
    }
}
