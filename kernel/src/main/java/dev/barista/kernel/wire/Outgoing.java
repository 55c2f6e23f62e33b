package dev.barista.kernel.wire;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.ContentType;

/**
 * A message to be sent.
 *
 * @param type its {@code msg_type}
 * @param content what {@link MessageJson} can write: basekernel's messages, records, maps, JSON
 * @param metadata its metadata
 */
public record Outgoing(String type, Object content, JsonObject metadata) {
    /** A message without metadata. */
    public static Outgoing of(String type, Object content) {
        return new Outgoing(type, content, new JsonObject());
    }

    /** One of basekernel's messages, which know their type. */
    public static Outgoing of(ContentType<?> content) {
        return of(content.getType().getName(), content);
    }
}
