package dev.barista.store;

import java.util.Locale;
import java.util.regex.Pattern;

/** The symbol that a file without a symbol column is about, from its name: {@code SPY.csv}, {@code spy_daily.csv.gz}. */
final class FileSymbol {
    private static final Pattern EXTENSION = Pattern.compile("[.](csv|csv[.]gz|parquet)$", Pattern.CASE_INSENSITIVE);

    private FileSymbol() {}

    /** The whole stem if it was asked for, so that {@code BRK-B.csv} is found; else what stands before a divider. */
    static String of(String fileName, BarsCollector bars) {
        String stem = EXTENSION.matcher(fileName).replaceFirst("");
        if (bars.isWanted(stem)) {
            return stem;
        }
        String beforeBlank = stem.split("[_ ]", 2)[0];
        return bars.isWanted(beforeBlank) ? beforeBlank : beforeBlank.split("-", 2)[0].toUpperCase(Locale.ROOT);
    }
}
