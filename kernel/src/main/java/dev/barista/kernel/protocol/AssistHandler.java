package dev.barista.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.barista.kernel.cell.CodeAssist;
import dev.barista.kernel.wire.Incoming;
import dev.barista.kernel.wire.MessageJson;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.reply.InspectReply;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.InspectRequest;
import io.github.spencerpark.jupyter.messages.request.IsCompleteRequest;
import java.util.Optional;

/** Answers questions about code that is being typed. Any thread may use it. */
final class AssistHandler {
    private final CodeAssist assist;

    AssistHandler(CodeAssist assist) {
        this.assist = assist;
    }

    JsonObject answer(Incoming request) {
        JsonElement code = request.content().get("code");
        if (code == null || !code.isJsonPrimitive()) {
            throw new IllegalArgumentException(
                    request.type() + " needs the field code, a string: the code that is being typed.");
        }
        return switch (request.type()) {
            case "complete_request" -> complete(request.content());
            case "inspect_request" -> inspect(request.content());
            default -> isComplete(request.content());
        };
    }

    private JsonObject complete(JsonObject content) {
        CompleteRequest request = MessageJson.GSON.fromJson(content, CompleteRequest.class);
        String code = request.getCode();
        int cursor = CodePoints.toUnits(code, request.getCursorPos());
        CodeAssist.Completions found = assist.complete(code, cursor);
        int start = CodePoints.fromUnits(code, found.start());
        int end = CodePoints.fromUnits(code, found.end());
        JsonArray matches = new JsonArray();
        JsonArray types = new JsonArray();
        for (CodeAssist.Proposal proposal : found.proposals()) {
            matches.add(proposal.text());
            JsonObject type = new JsonObject();
            type.addProperty("text", proposal.text());
            type.addProperty("type", proposal.type());
            if (!proposal.signature().isEmpty()) {
                type.addProperty("signature", proposal.signature());
            }
            if (!proposal.comment().isEmpty()) {
                type.addProperty("documentation", proposal.comment());
            }
            type.addProperty("start", start);
            type.addProperty("end", end);
            types.add(type);
        }
        JsonObject metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        JsonObject reply = Replies.ok();
        reply.add("matches", matches);
        reply.addProperty("cursor_start", start);
        reply.addProperty("cursor_end", end);
        reply.add("metadata", metadata);
        return reply;
    }

    private JsonObject inspect(JsonObject content) {
        InspectRequest request = MessageJson.GSON.fromJson(content, InspectRequest.class);
        int cursor = CodePoints.toUnits(request.getCode(), request.getCursorPos());
        Optional<DisplayData> found = assist.inspect(request.getCode(), cursor, request.getDetailLevel() > 0);
        InspectReply reply = new InspectReply(found.isPresent(), found.orElseGet(DisplayData::new));
        return MessageJson.GSON.toJsonTree(reply).getAsJsonObject();
    }

    private JsonObject isComplete(JsonObject content) {
        IsCompleteRequest request = MessageJson.GSON.fromJson(content, IsCompleteRequest.class);
        CodeAssist.Completeness found = assist.isComplete(request.getCode());
        JsonObject reply = new JsonObject();
        reply.addProperty("status", found.status());
        if (found.status().equals("incomplete")) {
            reply.addProperty("indent", found.indent());
        }
        return reply;
    }
}
