package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.barista.market.Bars;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionSnapshot;
import java.io.IOException;
import java.time.DateTimeException;

/** Reads what is known of one contract; every field may be missing or null. For one contract, one thread. */
final class SnapshotReader {
    private final JsonParser parser;
    private final OccSymbol contract;
    private double bid = Double.NaN;
    private double ask = Double.NaN;
    private long quoteMillis = Bars.MISSING;
    private double last = Double.NaN;
    private long tradeMillis = Bars.MISSING;
    private double impliedVolatility = Double.NaN;
    private OptionSnapshot.Greeks greeks = OptionSnapshot.Greeks.NONE;

    /** @param parser at the beginning of the contract's object */
    SnapshotReader(JsonParser parser, OccSymbol contract) {
        this.parser = parser;
        this.contract = contract;
    }

    OptionSnapshot read() throws IOException, UnreadableAnswerException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "impliedVolatility" -> impliedVolatility = number(field);
                case "greeks" -> readGreeks(value);
                case "latestQuote" -> readQuote(value);
                case "latestTrade" -> readTrade(value);
                default -> parser.skipChildren();
            }
        }
        return new OptionSnapshot(contract, bid, ask, quoteMillis, last, tradeMillis, impliedVolatility, greeks);
    }

    private void readGreeks(JsonToken value) throws IOException, UnreadableAnswerException {
        if (isMissing(value, "greeks")) {
            return;
        }
        double[] read = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "delta" -> read[0] = number(field);
                case "gamma" -> read[1] = number(field);
                case "theta" -> read[2] = number(field);
                case "vega" -> read[3] = number(field);
                case "rho" -> read[4] = number(field);
                default -> parser.skipChildren();
            }
        }
        greeks = new OptionSnapshot.Greeks(read[0], read[1], read[2], read[3], read[4]);
    }

    private void readQuote(JsonToken value) throws IOException, UnreadableAnswerException {
        if (isMissing(value, "latestQuote")) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "bp" -> bid = number(field);
                case "ap" -> ask = number(field);
                case "t" -> quoteMillis = time(field);
                default -> parser.skipChildren();
            }
        }
    }

    private void readTrade(JsonToken value) throws IOException, UnreadableAnswerException {
        if (isMissing(value, "latestTrade")) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "p" -> last = number(field);
                case "t" -> tradeMillis = time(field);
                default -> parser.skipChildren();
            }
        }
    }

    private boolean isMissing(JsonToken value, String field) throws UnreadableAnswerException {
        if (value != JsonToken.VALUE_NULL && value != JsonToken.START_OBJECT) {
            throw new UnreadableAnswerException("a snapshot of " + contract + " whose \"" + field + "\" is no object");
        }
        return value == JsonToken.VALUE_NULL;
    }

    private double number(String field) throws IOException, UnreadableAnswerException {
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
        throw wrongType(field, "number");
    }

    private long time(String field) throws IOException, UnreadableAnswerException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Bars.MISSING;
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return Rfc3339.parseMillis(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            } catch (DateTimeException e) {
                throw wrongType(field, "time");
            }
        }
        throw wrongType(field, "time");
    }

    private UnreadableAnswerException wrongType(String field, String what) {
        return new UnreadableAnswerException("a snapshot of " + contract + " whose \"" + field + "\" is not a " + what);
    }
}
