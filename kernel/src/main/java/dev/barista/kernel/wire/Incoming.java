package dev.barista.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A message that was received and whose signature holds. Made by {@link Codec}; any thread may share it; nobody changes
 * the JSON.
 *
 * @param origin where it came from and its header
 * @param type its {@code msg_type}, also one that this kernel doesn't know
 * @param parentHeader what it answers; empty if nothing
 * @param content its content
 */
public record Incoming(Origin origin, String type, JsonObject parentHeader, JsonObject content) {
    /** The subshell that it is for; empty for the main shell. */
    public Optional<String> subshellId() {
        JsonElement id = origin.header().get("subshell_id");
        return id == null || !id.isJsonPrimitive() ? Optional.empty() : Optional.of(id.getAsString());
    }
}
