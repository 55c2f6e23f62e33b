package dev.barista.kernel.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.barista.kernel.cell.HistorySearch;
import dev.barista.kernel.cell.PastCells;
import dev.barista.kernel.wire.MessageJson;
import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.messages.reply.HistoryReply;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was run in this session and, if it is kept in a file, in earlier ones; the oldest is forgotten. Made when the
 * kernel starts. Any thread may use it; the file is read and written on a thread of its own.
 */
public final class History implements PastCells, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(History.class.getName());
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_UNWRITTEN = 1_000;

    private final Deque<HistoryEntry> entries = new ArrayDeque<>();
    private final ExecutorService writer;
    private final @Nullable HistoryFile file;
    private final CompletableFuture<Integer> session;

    /** @param file null to remember this session alone */
    public History(@Nullable HistoryFile file) {
        this.file = file;
        writer = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_UNWRITTEN),
                History::thread,
                new ThreadPoolExecutor.DiscardPolicy());
        session =
                file == null ? CompletableFuture.completedFuture(1) : CompletableFuture.supplyAsync(this::load, writer);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "barista-history");
        thread.setDaemon(true);
        return thread;
    }

    private int load() {
        try {
            HistoryFile.Earlier earlier = Objects.requireNonNull(file).begin();
            synchronized (this) {
                earlier.entries().forEach(entries::add);
            }
            return earlier.session();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Earlier history is not available: {0}", e.toString());
            return 1;
        }
    }

    /** Adds what is run now; in the order of the calls. */
    void add(int executionCount, String code) {
        HistoryEntry entry = new HistoryEntry(session.join(), executionCount, code);
        synchronized (this) {
            if (entries.size() == MAX_ENTRIES) {
                entries.removeFirst();
            }
            entries.add(entry);
        }
        if (file != null) {
            writer.execute(() -> write(file, entry));
        }
    }

    @Override
    public List<PastCell> all() {
        session.join();
        synchronized (this) {
            return entries.stream()
                    .map(each -> new PastCell(each.getSession(), each.getCellNumber(), each.getInput()))
                    .toList();
        }
    }

    @Override
    public int session() {
        return session.join();
    }

    private static void write(HistoryFile file, HistoryEntry entry) {
        try {
            file.append(entry);
        } catch (IOException e) {
            LOG.log(Level.FINE, "A cell is missing in the history''s file: {0}", e.toString());
        }
    }

    /** Ends once all is written, or after two seconds. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    JsonObject reply(JsonObject content) {
        int current = session.join();
        HistoryRequest request = MessageJson.GSON.fromJson(content, HistoryRequest.class);
        List<HistoryEntry> found = find(request, current);
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

    private synchronized List<HistoryEntry> find(HistoryRequest request, int current) {
        if (request instanceof HistoryRequest.Tail tail) {
            return last(List.copyOf(entries), tail.getMaxReturnLength());
        } else if (request instanceof HistoryRequest.Search search) {
            Pattern pattern = Pattern.compile(HistorySearch.regex(search.getPattern()), Pattern.DOTALL);
            List<HistoryEntry> matching = entries.stream()
                    .filter(entry -> pattern.matcher(entry.getInput()).matches())
                    .toList();
            int count = search.getMaxReturnLength();
            return last(
                    search.filterUnique() ? HistorySearch.lastOfEach(matching, HistoryEntry::getInput) : matching,
                    count == 0 ? MAX_ENTRIES : count);
        } else if (request instanceof HistoryRequest.Range range) {
            int index = range.getSessionIndex();
            int wanted = index > 0 ? index : current + index;
            return entries.stream()
                    .filter(entry -> entry.getSession() == wanted)
                    .filter(entry -> entry.getCellNumber() >= range.getStart())
                    .filter(entry -> range.getStop() <= 0 || entry.getCellNumber() < range.getStop())
                    .toList();
        }
        return List.of();
    }

    private static List<HistoryEntry> last(List<HistoryEntry> all, int count) {
        return all.subList(Math.max(0, all.size() - Math.max(0, count)), all.size());
    }
}
