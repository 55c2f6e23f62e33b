package dev.barista.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The request that a message answers or belongs to; becomes its {@code parent_header}. Made when a request is decoded,
 * kept as long as outputs of it may come. Any thread may share it; nobody changes the JSON.
 *
 * @param identities the routing frames of whoever sent it
 * @param header its header as it came
 * @param metadata its metadata as it came
 */
public record Origin(List<byte[]> identities, JsonObject header, JsonObject metadata) {
    /** What belongs to no request, such as the status at the start. */
    public static final Origin NONE = new Origin(List.of(), new JsonObject());

    public Origin {
        identities = List.copyOf(identities);
    }

    /** A request without metadata. */
    public Origin(List<byte[]> identities, JsonObject header) {
        this(identities, header, new JsonObject());
    }

    /** The notebook's cell that the request runs, in front ends that say which. */
    public Optional<String> cellId() {
        JsonElement id = metadata.get("cellId");
        return id == null || !id.isJsonPrimitive() ? Optional.empty() : Optional.of(id.getAsString());
    }

    /** The request's {@code msg_id}; empty for {@link #NONE}. */
    public String id() {
        JsonElement id = header.get("msg_id");
        return id == null ? "" : id.getAsString();
    }
}
