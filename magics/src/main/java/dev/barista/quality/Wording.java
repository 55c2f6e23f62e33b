package dev.barista.quality;

import java.util.Locale;

/** Figures in sentences. */
final class Wording {
    private Wording() {}

    /** {@code "1 bar"}, {@code "1,512 bars"}. */
    static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** A price or ratio with at most four decimals. */
    static String price(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.contains(".") ? text.replaceAll("0{1,2}$", "") : text;
    }
}
