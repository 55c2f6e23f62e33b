package dev.barista.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.barista.kernel.wire.MessageJson;
import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.messages.reply.HistoryReply;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was run in this session, the oldest forgotten; made when the kernel starts. Any thread may use it. */
final class History {
    private static final int MAX_ENTRIES = 10_000;
    /** This session's number: earlier ones are not kept. */
    private static final int SESSION = 1;

    private final Deque<HistoryEntry> entries = new ArrayDeque<>();

    synchronized void add(int executionCount, String code) {
        if (entries.size() == MAX_ENTRIES) {
            entries.removeFirst();
        }
        entries.add(new HistoryEntry(SESSION, executionCount, code));
    }

    JsonObject reply(JsonObject content) {
        HistoryRequest request = MessageJson.GSON.fromJson(content, HistoryRequest.class);
        List<HistoryEntry> found = find(request);
        JsonObject reply = MessageJson.GSON.toJsonTree(new HistoryReply(found)).getAsJsonObject();
        if (request.includeOutput()) {
            reply.getAsJsonArray("history").forEach(entry -> {
                JsonArray pair = new JsonArray();
                pair.add(entry.getAsJsonArray().get(2));
                pair.add(JsonNull.INSTANCE);
                entry.getAsJsonArray().set(2, pair);
            });
        }
        reply.addProperty("status", "ok");
        return reply;
    }

    private synchronized List<HistoryEntry> find(HistoryRequest request) {
        if (request instanceof HistoryRequest.Tail tail) {
            return last(entries.stream(), tail.getMaxReturnLength());
        } else if (request instanceof HistoryRequest.Search search) {
            Pattern pattern = glob(search.getPattern());
            Stream<HistoryEntry> matching = entries.stream()
                    .filter(entry -> pattern.matcher(entry.getInput()).matches());
            int count = search.getMaxReturnLength();
            return last(search.filterUnique() ? newest(matching) : matching, count == 0 ? MAX_ENTRIES : count);
        } else if (request instanceof HistoryRequest.Range range && isThisSession(range.getSessionIndex())) {
            return entries.stream()
                    .filter(entry -> entry.getCellNumber() >= range.getStart())
                    .filter(entry -> range.getStop() <= 0 || entry.getCellNumber() < range.getStop())
                    .toList();
        }
        return List.of();
    }

    private static boolean isThisSession(int number) {
        return number == 0 || number == SESSION;
    }

    private static List<HistoryEntry> last(Stream<HistoryEntry> entries, int count) {
        List<HistoryEntry> all = entries.toList();
        return all.subList(Math.max(0, all.size() - Math.max(0, count)), all.size());
    }

    /** Of entries with the same input only the newest. */
    private static Stream<HistoryEntry> newest(Stream<HistoryEntry> entries) {
        List<HistoryEntry> reversed = new ArrayList<>(entries.toList());
        Collections.reverse(reversed);
        Set<String> seen = new HashSet<>();
        reversed.removeIf(entry -> !seen.add(entry.getInput()));
        Collections.reverse(reversed);
        return reversed.stream();
    }

    /** {@code *} stands for any text, {@code ?} for one character. */
    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.chars()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
