package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the human words in a server's refusal, for which the API has no schema: {@code {"code":…,"message":"…"}} or text. */
final class ServerMessage {
    private static final int MAX_BYTES = 8 * 1024;
    private static final int MAX_CHARS = 200;

    private final JsonFactory json = new JsonFactory();

    /** One line of at most 200 characters; empty if the answer holds no words for people. */
    String read(InputStream body) throws IOException {
        byte[] start = body.readNBytes(MAX_BYTES);
        String text = new String(start, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{")) {
            String message = message(text);
            return message == null ? "" : oneLine(message);
        }
        return text.startsWith("<") ? "" : oneLine(text);
    }

    private @Nullable String message(String text) {
        try (JsonParser parser = json.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("message");
                if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    private static String oneLine(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return printable.length() <= MAX_CHARS ? printable : printable.substring(0, MAX_CHARS - 1) + "…";
    }
}
