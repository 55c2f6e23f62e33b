package dev.barista.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Turns frames into messages and back. One for a kernel; any thread may use it. */
final class Codec {

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Signer signer;
    private final Clock clock;
    private final String session = UUID.randomUUID().toString();

    Codec(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    Incoming decode(List<byte[]> frames) throws BadMessageException {
        int at = 0;
        while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        if (frames.size() < at + 6) {
            throw new BadMessageException("frames are missing");
        }
        List<byte[]> parts = frames.subList(at + 2, at + 6);
        if (!signer.verify(frames.get(at + 1), parts.toArray(byte[][]::new))) {
            throw new BadMessageException("the signature is wrong");
        }
        JsonObject header = object(parts.get(0));
        string(header, "msg_id");
        return new Incoming(
                new Origin(frames.subList(0, at), header, object(parts.get(2))),
                string(header, "msg_type"),
                object(parts.get(1)),
                object(parts.get(3)));
    }

    List<byte[]> encode(List<byte[]> routing, String messageId, JsonObject parentHeader, Outgoing message) {
        byte[][] parts = {
            bytes(header(messageId, message.type())),
            bytes(parentHeader),
            bytes(message.metadata()),
            bytes(message.content())
        };
        List<byte[]> frames = new ArrayList<>(routing);
        frames.add(DELIMITER);
        frames.add(signer.sign(parts));
        frames.addAll(Arrays.asList(parts));
        return frames;
    }

    private JsonObject header(String messageId, String type) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", messageId);
        header.addProperty("username", "kernel");
        header.addProperty("session", session);
        header.addProperty("date", MICROSECONDS.format(clock.instant()));
        header.addProperty("msg_type", type);
        header.addProperty("version", Transport.PROTOCOL_VERSION);
        return header;
    }

    private static byte[] bytes(Object content) {
        return MessageJson.GSON.toJson(content).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject object(byte[] frame) throws BadMessageException {
        try {
            JsonElement json = JsonParser.parseString(new String(frame, StandardCharsets.UTF_8));
            if (json.isJsonObject()) {
                return json.getAsJsonObject();
            }
        } catch (JsonParseException e) {
            // Said below without the text, which may hold anything.
        }
        throw new BadMessageException("a part is not a JSON object");
    }

    private static String string(JsonObject header, String name) throws BadMessageException {
        JsonElement value = header.get(name);
        if (value == null || !value.isJsonPrimitive()) {
            throw new BadMessageException("the header has no " + name);
        }
        return value.getAsString();
    }
}
