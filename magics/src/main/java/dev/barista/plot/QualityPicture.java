package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.quality.QualityReport;
import dev.barista.quality.SymbolQuality;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws a quality report as a heat map: a row per symbol, days from left to right, the darker the more is missing, with
 * scores, prices, and marks of what was found. Many days, or hours of few days, are put into bins, and so are very many
 * symbols, of which then the worst shows. Stateless; any thread may use it.
 */
public final class QualityPicture {
    private static final int MOST_NAMED = 20;

    private QualityPicture() {}

    /**
     * Draws {@code report}.
     *
     * @param bars of each symbol, for the lines of prices; a symbol without bars has none
     * @param isPractice whether the bars are made up, which the picture then says
     * @param zone the exchange's time zone
     */
    public static Picture of(QualityReport report, Map<Symbol, Bars> bars, boolean isPractice, ZoneId zone) {
        int symbols = report.symbols().size();
        QualityLayout layout = QualityLayout.of(symbols);
        HeatAxis axis = HeatAxis.of(report, layout.mostBins(), zone);
        List<HeatRow> rows = report.symbols().stream()
                .map(quality -> new HeatRow(quality, bars.getOrDefault(quality.symbol(), Bars.EMPTY), axis))
                .toList();
        int height = layout.height(symbols);
        return Picture.draw(
                QualityLayout.WIDTH, height, caption(report, isPractice), Hovers.of(rows, layout), canvas -> {
                    paintTitle(canvas, "Quality", report.title(), isPractice);
                    paintTime(canvas, axis, height - QualityLayout.FOOT);
                    paintRows(canvas, rows, layout);
                    QualityMarks.paintLegend(canvas, rows, height - 12.0);
                });
    }

    private static void paintRows(Canvas canvas, List<HeatRow> rows, QualityLayout layout) {
        int perRow = layout.symbolsPerRow();
        for (int at = 0; at * perRow < rows.size(); at++) {
            double top = QualityLayout.TOP + layout.rowHeight() * at;
            List<HeatRow> together = rows.subList(at * perRow, Math.min(rows.size(), (at + 1) * perRow));
            if (layout.isTall()) {
                new TallRowPainter(canvas, together.get(0), top).paint();
            } else {
                new CompactRowPainter(canvas, together, top, layout.rowHeight()).paint();
            }
        }
    }

    static String caption(QualityReport report, boolean isPractice) {
        String scores = report.symbols().stream()
                .limit(MOST_NAMED)
                .map(quality -> quality.symbol() + " " + quality.scoreText() + " (" + bars(quality) + ")")
                .collect(Collectors.joining(", "));
        int more = report.symbols().size() - MOST_NAMED;
        return "Quality: " + report.title() + ": " + scores + (more > 0 ? " and " + more + " more symbols" : "")
                + (isPractice ? " · " + ChartTitle.PRACTICE : "");
    }

    static String bars(SymbolQuality quality) {
        return String.format(Locale.ROOT, "%,d of %,d bars", quality.gotBars(), quality.expectedBars());
    }

    static void paintTitle(Canvas canvas, String heading, String details, boolean isPractice) {
        canvas.text(TextStyle.of(18, Palette.INK).inBold(), 16, 30, heading);
        canvas.text(TextStyle.of(13, Palette.FAINT_INK), QualityLayout.LEFT, 30, details);
        if (isPractice) {
            canvas.rects(Palette.PRACTICE_PAPER, 642, 12, 304, 26);
            TextStyle badge = TextStyle.of(12, Palette.PRACTICE).inBold().at(TextStyle.Anchor.MIDDLE);
            canvas.text(badge, 794, 29.5, ChartTitle.PRACTICE);
        }
    }

    static void paintTime(Canvas canvas, HeatAxis axis, double bottom) {
        List<LocalDateTime> times = axis.binsPerDay() == 1
                ? axis.days().stream().map(LocalDate::atStartOfDay).toList()
                : binTimes(axis);
        for (TimeTicks.Tick tick : TimeTicks.along(times, 11)) {
            double x = QualityLayout.LEFT + (QualityLayout.RIGHT - QualityLayout.LEFT) * tick.index() / times.size();
            canvas.lines(Palette.GRID, 1, x, QualityLayout.TOP - 4, x, bottom + 5);
            canvas.text(TextStyle.of(12, Palette.FAINT_INK), x + 3, bottom + 14, tick.label());
        }
    }

    private static List<LocalDateTime> binTimes(HeatAxis axis) {
        return IntStream.range(0, axis.bins())
                .mapToObj(bin -> axis.days()
                        .get(bin / axis.binsPerDay())
                        .atStartOfDay()
                        .plusSeconds(axis.startSeconds()
                                + (long) axis.spanSeconds() * (bin % axis.binsPerDay()) / axis.binsPerDay()))
                .toList();
    }
}
