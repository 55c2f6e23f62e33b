package dev.barista.store;

import java.util.Locale;
import java.util.Optional;

/** The columns that bar files have. */
enum BarField {
    SYMBOL(false),
    TIME(true),
    OPEN(true),
    HIGH(true),
    LOW(true),
    CLOSE(true),
    VOLUME(false),
    TRADE_COUNT(false),
    VWAP(false);

    private final boolean required;

    BarField(boolean required) {
        this.required = required;
    }

    boolean required() {
        return required;
    }

    /** In lower case, as shown. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field that a heading names, by its usual spellings, in any case, with or without blanks and underscores. */
    static Optional<BarField> named(String heading) {
        return Optional.ofNullable(
                switch (heading.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "")) {
                    case "symbol", "ticker", "sym" -> SYMBOL;
                    // The last is how pandas names an index without a name.
                    case "time", "date", "datetime", "timestamp", "t", "indexlevel0" -> TIME;
                    case "open", "o" -> OPEN;
                    case "high", "h" -> HIGH;
                    case "low", "l" -> LOW;
                    case "close", "c" -> CLOSE;
                    case "volume", "vol", "v" -> VOLUME;
                    case "tradecount", "trades", "numtrades", "n" -> TRADE_COUNT;
                    case "vwap", "vw" -> VWAP;
                    default -> null;
                });
    }
}
