package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.barista.market.InvalidInputException;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one page of an option chain, in whatever order its fields come. Made for one page; not for more than one thread. */
final class ChainReader {
    private final JsonParser parser;
    private final List<OptionSnapshot> contracts = new ArrayList<>();
    private boolean snapshotsSeen;
    private @Nullable String nextPageToken;

    ChainReader(JsonParser parser) {
        this.parser = parser;
    }

    List<OptionSnapshot> contracts() {
        return List.copyOf(contracts);
    }

    @Nullable String nextPageToken() {
        return nextPageToken;
    }

    void read() throws IOException, UnreadableAnswerException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new UnreadableAnswerException(first == null ? "an empty answer" : "JSON that is not an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "snapshots" -> readSnapshots(value);
                case "next_page_token" -> nextPageToken = token(value);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new UnreadableAnswerException("JSON with something behind its end");
        }
        if (!snapshotsSeen) {
            throw new UnreadableAnswerException("JSON without the field \"snapshots\"");
        }
    }

    private void readSnapshots(JsonToken value) throws IOException, UnreadableAnswerException {
        snapshotsSeen = true;
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            throw new UnreadableAnswerException("\"snapshots\" that are not an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            OccSymbol contract = contract(parser.currentName());
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                contracts.add(new SnapshotReader(parser, contract).read());
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                throw new UnreadableAnswerException("a snapshot of " + contract + " that is not an object");
            }
        }
    }

    private static OccSymbol contract(String name) throws UnreadableAnswerException {
        try {
            return OccSymbol.parse(name);
        } catch (InvalidInputException e) {
            throw new UnreadableAnswerException("a snapshot whose name is no option contract");
        }
    }

    private @Nullable String token(JsonToken value) throws IOException, UnreadableAnswerException {
        return switch (value) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> parser.getText().isEmpty() ? null : parser.getText();
            default -> throw new UnreadableAnswerException("\"next_page_token\" that is not text");
        };
    }
}
