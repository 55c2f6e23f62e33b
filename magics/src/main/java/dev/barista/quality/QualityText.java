package dev.barista.quality;

import java.util.Locale;

/** Writes reports as plain text. */
final class QualityText {
    /** More are not read one by one; the worst come first then. */
    static final int MOST_SYMBOLS = 20;

    private QualityText() {}

    static String of(QualityReport report) {
        StringBuilder text = new StringBuilder("Quality: ").append(report.title());
        report.worst(MOST_SYMBOLS).forEach(quality -> text.append('\n').append(of(quality)));
        String more = report.more(MOST_SYMBOLS);
        text.append(more.isEmpty() ? "" : "\n… " + more);
        return text.toString();
    }

    static String of(SymbolQuality quality) {
        StringBuilder text = new StringBuilder(score(quality));
        Highlights.of(quality).forEach(line -> text.append("\n  - ").append(line));
        return text.toString();
    }

    /** The score and its parts, without findings. */
    static String score(SymbolQuality quality) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s  %s  %,d of %,d expected bars",
                quality.symbol(),
                quality.scoreText(),
                quality.gotBars(),
                quality.expectedBars()));
        for (Part part : quality.parts()) {
            text.append(String.format(
                    Locale.ROOT,
                    "\n  %-20s %.2f × %.2f  %s",
                    part.name(),
                    part.value(),
                    part.weight(),
                    part.sentence()));
        }
        return text.toString();
    }
}
