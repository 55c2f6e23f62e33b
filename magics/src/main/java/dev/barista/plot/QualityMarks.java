package dev.barista.plot;

import dev.barista.quality.Finding;
import dev.barista.quality.FindingKind;
import dev.barista.quality.SymbolQuality;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Marks of findings: each kind has a shape of its own, so that colour is not needed to tell them apart. */
final class QualityMarks {
    private static final double SIZE = 5;
    private static final int MOST_MARKS = 60;

    /** An entry of the legend, and how wide its words are. */
    private record Meaning<T>(T of, String words, double width) {}

    private static final List<Meaning<FindingKind>> MARKS = List.of(
            new Meaning<>(FindingKind.SPLIT, "looks like a split", 104),
            new Meaning<>(FindingKind.SPIKE, "spike", 36),
            new Meaning<>(FindingKind.DUPLICATE, "duplicate", 58),
            new Meaning<>(FindingKind.OHLC, "price out of range", 108),
            new Meaning<>(FindingKind.FROZEN, "stale run", 58));
    private static final List<Meaning<String>> COLORS = List.of(
            new Meaning<>(HeatColors.COMPLETE, "none", 34),
            new Meaning<>(HeatColors.FEW, "up to 5 %", 58),
            new Meaning<>(HeatColors.SOME, "up to 25 %", 64),
            new Meaning<>(HeatColors.MANY, "more", 36),
            new Meaning<>(HeatColors.ALL, "all", 24),
            new Meaning<>(HeatColors.QUIET, "not traded, no fault", 118),
            new Meaning<>(HeatColors.CLOSED, "closed early", 76),
            new Meaning<>(HeatColors.HOLIDAY, "holiday", 48));

    private QualityMarks() {}

    /** The findings that get a mark; of very many those that come first. */
    static List<Finding> shown(SymbolQuality quality) {
        return quality.findings().stream()
                .filter(finding -> isMarked(finding.kind()))
                .limit(MOST_MARKS)
                .toList();
    }

    private static boolean isMarked(FindingKind kind) {
        return switch (kind) {
            case SPLIT, SPIKE, OHLC, PRICE, DUPLICATE, FROZEN -> true;
            default -> false;
        };
    }

    static void paint(Canvas canvas, FindingKind kind, double x, double y) {
        paint(canvas, kind, x, y, SIZE);
    }

    static void paint(Canvas canvas, FindingKind kind, double x, double y, double size) {
        switch (kind) {
            case SPLIT -> canvas.polygon(Palette.PURPLE, x, y - size, x + size, y, x, y + size, x - size, y);
            case SPIKE -> circle(canvas, x, y, size);
            case DUPLICATE -> canvas.rects(Palette.GREEN, x - 0.8 * size, y - 0.8 * size, 1.6 * size, 1.6 * size);
            case FROZEN -> canvas.rects(Palette.INK, x - 1.4 * size, y - 0.4 * size, 2.8 * size, 0.8 * size);
            default -> canvas.polygon(Palette.INK, x - size, y - size, x + size, y - size, x, y + size);
        }
    }

    /** Two lines: what the marks mean, and what the colours of the strip mean; of both those that there are. */
    static void paintLegend(Canvas canvas, List<HeatRow> rows, double baseline) {
        Set<FindingKind> kinds = new HashSet<>();
        Set<String> colors = new HashSet<>(List.of(HeatColors.COMPLETE));
        for (HeatRow row : rows) {
            shown(row.quality)
                    .forEach(finding ->
                            kinds.add(finding.kind() == FindingKind.PRICE ? FindingKind.OHLC : finding.kind()));
            for (int bin = 0; bin < row.axis.bins(); bin++) {
                colors.add(row.color(bin));
            }
        }
        double x = 16;
        for (Meaning<FindingKind> mark : MARKS) {
            if (kinds.contains(mark.of())) {
                paint(canvas, mark.of(), x + SIZE, baseline - 24);
                canvas.text(words(), x + 18, baseline - 20, mark.words());
                x += 18 + mark.width() + 16;
            }
        }
        canvas.text(words(), 16, baseline, "Expected bars missing:");
        x = 172;
        for (Meaning<String> color : COLORS) {
            if (colors.contains(color.of())) {
                boolean isHoliday = color.of().equals(HeatColors.HOLIDAY);
                canvas.rects(
                        isHoliday ? Palette.FAINT_INK : color.of(),
                        x,
                        baseline - (isHoliday ? 5 : 9),
                        14,
                        isHoliday ? 1.5 : 10);
                canvas.text(words(), x + 20, baseline, color.words());
                x += 20 + color.width() + 14;
            }
        }
    }

    private static TextStyle words() {
        return TextStyle.of(12, Palette.FAINT_INK);
    }

    private static void circle(Canvas canvas, double x, double y, double size) {
        double[] corners = new double[24];
        for (int i = 0; i < 12; i++) {
            corners[2 * i] = x + size * Math.cos(i * Math.PI / 6);
            corners[2 * i + 1] = y + size * Math.sin(i * Math.PI / 6);
        }
        canvas.polygon(Palette.DOWN, corners);
    }
}
