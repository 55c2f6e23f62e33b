package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of bars, field by field in whatever order they come, without an object per bar. Knows both of the API's
 * shapes: {@code bars} as an object by symbol, and as a list beside {@code symbol}. Made for one page; not for more
 * than one thread.
 */
final class BarsReader {
    private static final int EXPECTED_BARS = 1000;

    private final JsonParser parser;
    private final Map<String, Symbol> asked = new HashMap<>();
    private final Map<Symbol, BarsBuilder> columns = new LinkedHashMap<>();
    private boolean barsSeen;
    private boolean listSeen;
    private @Nullable String listSymbol;
    private @Nullable String nextPageToken;

    BarsReader(JsonParser parser, List<Symbol> asked) {
        this.parser = parser;
        asked.forEach(symbol -> this.asked.put(symbol.value(), symbol));
    }

    void read() throws IOException, UnreadableAnswerException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new UnreadableAnswerException(first == null ? "an empty answer" : "JSON that is not an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "bars" -> readBars();
                case "next_page_token" -> nextPageToken = textOrNull(field);
                case "symbol" -> listSymbol = textOrNull(field);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new UnreadableAnswerException("JSON with something behind its end");
        }
        if (!barsSeen) {
            throw new UnreadableAnswerException("JSON without the field \"bars\"");
        }
        if (listSeen && listSymbol != null && !asked.containsKey(listSymbol)) {
            throw new UnreadableAnswerException("bars of a symbol that was not asked for");
        }
    }

    Map<Symbol, Bars> bars() {
        Map<Symbol, Bars> built = new LinkedHashMap<>();
        columns.forEach((symbol, builder) -> {
            if (builder.size() > 0) {
                built.put(symbol, builder.build());
            }
        });
        return built;
    }

    @Nullable String nextPageToken() {
        return nextPageToken;
    }

    private void readBars() throws IOException, UnreadableAnswerException {
        barsSeen = true;
        switch (parser.currentToken()) {
            case VALUE_NULL -> {}
            case START_OBJECT -> {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    Symbol symbol = asked.get(parser.currentName());
                    parser.nextToken();
                    if (symbol == null) {
                        parser.skipChildren();
                    } else {
                        readList(symbol);
                    }
                }
            }
            case START_ARRAY -> {
                if (asked.size() != 1) {
                    throw new UnreadableAnswerException("a list of bars that does not say whose");
                }
                listSeen = true;
                readList(asked.values().iterator().next());
            }
            default -> throw new UnreadableAnswerException("\"bars\" that are neither an object nor a list");
        }
    }

    private void readList(Symbol symbol) throws IOException, UnreadableAnswerException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new UnreadableAnswerException("bars of " + symbol + " that are not a list");
        }
        BarsBuilder into = columns.computeIfAbsent(symbol, s -> new BarsBuilder(EXPECTED_BARS));
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new UnreadableAnswerException("a bar of " + symbol + " that is not an object");
            }
            readBar(symbol, into);
        }
    }

    private void readBar(Symbol symbol, BarsBuilder into) throws IOException, UnreadableAnswerException {
        long time = Bars.MISSING;
        double open = Double.NaN;
        double high = Double.NaN;
        double low = Double.NaN;
        double close = Double.NaN;
        double vwap = Double.NaN;
        long volume = Bars.MISSING;
        long trades = Bars.MISSING;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "t" -> time = time(symbol);
                case "o" -> open = price(symbol, field);
                case "h" -> high = price(symbol, field);
                case "l" -> low = price(symbol, field);
                case "c" -> close = price(symbol, field);
                case "v" -> volume = count(symbol, field);
                case "n" -> trades = count(symbol, field);
                case "vw" -> vwap = price(symbol, field);
                default -> parser.skipChildren();
            }
        }
        if (time == Bars.MISSING) {
            throw new UnreadableAnswerException("a bar of " + symbol + " without a time");
        }
        into.add(time, open, high, low, close, volume, trades, vwap);
    }

    private long time(Symbol symbol) throws IOException, UnreadableAnswerException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return Rfc3339.parseMillis(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            } catch (DateTimeException e) {
                throw wrongType(symbol, "t");
            }
        }
        throw wrongType(symbol, "t");
    }

    private double price(Symbol symbol, String field) throws IOException, UnreadableAnswerException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw wrongType(symbol, field);
    }

    private long count(Symbol symbol, String field) throws IOException, UnreadableAnswerException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Bars.MISSING;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> Math.round(parser.getDoubleValue());
            default -> throw wrongType(symbol, field);
        };
    }

    private @Nullable String textOrNull(String field) throws IOException, UnreadableAnswerException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> parser.getText().isEmpty() ? null : parser.getText();
            default -> throw new UnreadableAnswerException("\"" + field + "\" that is not text");
        };
    }

    private static UnreadableAnswerException wrongType(Symbol symbol, String field) {
        return new UnreadableAnswerException(
                "a bar of " + symbol + " whose \"" + field + "\" is not a " + (field.equals("t") ? "time" : "number"));
    }
}
