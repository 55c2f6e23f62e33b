package dev.barista.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.barista.kernel.wire.MessageJson;
import dev.barista.kernel.wire.Transport;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.messages.reply.KernelInfoReply;
import java.util.List;

/** What the kernel says of itself. */
final class KernelInfo {
    private KernelInfo() {}

    /** @param version the product's */
    static JsonObject reply(String version) {
        String java = String.valueOf(Runtime.version());
        LanguageInfo language = new LanguageInfo.Builder("java")
                .version(java)
                .mimetype("text/x-java")
                .fileExtension(".java")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
        KernelInfoReply info = new KernelInfoReply(
                Transport.PROTOCOL_VERSION,
                "barista",
                version,
                language,
                "Barista " + version + ", Java " + java + ". %lsmagic lists what it does beyond Java.",
                List.of(new LanguageInfo.Help(
                        "Java API",
                        "https://docs.oracle.com/en/java/javase/"
                                + Runtime.version().feature() + "/docs/api/")));
        JsonObject reply = MessageJson.GSON.toJsonTree(info).getAsJsonObject();
        reply.addProperty("status", "ok");
        JsonArray features = new JsonArray();
        features.add("kernel subshells");
        reply.add("supported_features", features);
        return reply;
    }
}
