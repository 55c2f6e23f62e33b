package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.quality.Finding;
import dev.barista.quality.FindingKind;
import dev.barista.quality.QualityReport;
import dev.barista.quality.SymbolQuality;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Draws one symbol's quality: its prices with bands where bars are missing and marks of what was found, the strip of
 * completeness below, then how complete each time of the day is and what the score is made of. Stateless; any thread may
 * use it.
 */
public final class SymbolPicture {
    private static final int HEIGHT = 560;
    private static final double PRICE_TOP = 66;
    private static final double PRICE_BOTTOM = 290;
    private static final double STRIP_TOP = 298;
    private static final double LEFT = QualityLayout.LEFT;
    private static final double RIGHT = QualityLayout.RIGHT;

    private SymbolPicture() {}

    /**
     * Draws it.
     *
     * @param bars of the symbol
     * @param title what was judged
     * @param isPractice whether the bars are made up, which the picture then says
     * @param zone the exchange's time zone
     */
    public static Picture of(SymbolQuality quality, Bars bars, String title, boolean isPractice, ZoneId zone) {
        QualityReport report = new QualityReport(title, List.of(quality));
        HeatAxis axis = HeatAxis.of(report, QualityLayout.of(1).mostBins(), zone);
        if (axis.isEmpty()) {
            return QualityPicture.of(report, Map.<Symbol, Bars>of(quality.symbol(), bars), isPractice, zone);
        }
        HeatRow row = new HeatRow(quality, bars, axis);
        CoverageProfile profile = CoverageProfile.of(quality.coverage(), zone);
        return Picture.draw(
                QualityLayout.WIDTH,
                HEIGHT,
                QualityPicture.caption(report, isPractice),
                Hovers.of(List.of(row), new QualityLayout(STRIP_TOP + 18 - QualityLayout.TOP, 1, 1)),
                canvas -> {
                    QualityPicture.paintTitle(canvas, quality.symbol().value(), title, isPractice);
                    QualityPicture.paintTime(canvas, axis, STRIP_TOP + 20);
                    paintWords(canvas, quality);
                    paintPrices(canvas, row);
                    new HeatStrip(canvas, axis, LEFT, RIGHT - LEFT).paint(row::color, STRIP_TOP, 18);
                    profile.paint(canvas, 372);
                    paintParts(canvas, quality);
                    QualityMarks.paintLegend(canvas, List.of(row), HEIGHT - 12.0);
                });
    }

    private static void paintWords(Canvas canvas, SymbolQuality quality) {
        TextStyle small = TextStyle.of(12, Palette.FAINT_INK);
        ScoreBar.paint(canvas, quality.score(), quality.scoreText(), 16, PRICE_TOP, 118, 14);
        canvas.text(small, 16, PRICE_TOP + 36, String.format(Locale.ROOT, "%,d of", quality.gotBars()));
        canvas.text(small, 16, PRICE_TOP + 52, String.format(Locale.ROOT, "%,d bars", quality.expectedBars()));
        double y = PRICE_TOP + 82;
        var counts = quality.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .limit(8)
                .toList();
        for (var count : counts) {
            canvas.text(
                    small,
                    16,
                    y,
                    String.format(
                            Locale.ROOT,
                            "%,d × %s",
                            count.getValue(),
                            count.getKey().label()));
            y += 17;
        }
    }

    private static void paintPrices(Canvas canvas, HeatRow row) {
        double[] bands = row.quality.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.GAP)
                .flatMapToDouble(gap -> band(row, gap))
                .toArray();
        canvas.rects(Palette.PRACTICE_PAPER, bands);
        ValueTicks ticks = new ValueTicks(row.lowest(), row.highest(), 6);
        for (double value : ticks.values()) {
            double y = y(row.share(value));
            canvas.lines(Palette.GRID, 1, LEFT, y, RIGHT, y);
            canvas.text(TextStyle.of(12, Palette.FAINT_INK), RIGHT + 8, y + 4, ticks.label(value));
        }
        double[] points = new double[2 * row.closes.length];
        int count = 0;
        for (int bin = 0; bin < row.closes.length; bin++) {
            if (Double.isFinite(row.closes[bin]) || row.missingShare(bin) == 1) {
                points[count++] = LEFT + (bin + 0.5) / row.closes.length * (RIGHT - LEFT);
                points[count++] = y(row.share(row.closes[bin]));
            }
        }
        canvas.polyline(Palette.INK, 1.4, java.util.Arrays.copyOf(points, count));
        QualityMarks.shown(row.quality)
                .forEach(finding -> QualityMarks.paint(
                        canvas, finding.kind(), TallRowPainter.x(row, finding), y(row.height(finding)), 6));
    }

    private static DoubleStream band(HeatRow row, Finding gap) {
        double perBin = (RIGHT - LEFT) / row.axis.bins();
        int from = row.axis.bin(gap.from());
        int bins = Math.max(1, row.axis.bin(gap.to()) + 1 - from);
        return DoubleStream.of(LEFT + from * perBin, PRICE_TOP - 4, bins * perBin, STRIP_TOP - PRICE_TOP + 4);
    }

    private static void paintParts(Canvas canvas, SymbolQuality quality) {
        double left = 596;
        canvas.text(TextStyle.of(13, Palette.INK).inBold(), left, 362, "What the score is made of");
        double y = 376;
        for (var part : quality.parts()) {
            canvas.text(TextStyle.of(12, Palette.FAINT_INK), left, y + 9, part.name());
            String value = String.format(Locale.ROOT, "%.2f", Math.floor(part.value() * 100 + 1e-9) / 100);
            ScoreBar.paint(canvas, part.value(), value, left + 134, y, 44 + 260 * part.weight() / 0.35 * 0.55, 11);
            y += 20;
        }
    }

    private static double y(double share) {
        return PRICE_TOP + 10 + (1 - share) * (PRICE_BOTTOM - PRICE_TOP - 20);
    }
}
