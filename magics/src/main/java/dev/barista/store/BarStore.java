package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Bars that were loaded, kept on disk so that none is asked for twice. One a root and kernel; any thread may use it, and
 * several kernels may use one root. What cannot be read counts as not there; what cannot be written is told and lost.
 *
 * <p>Bars are written by threads of the store, in the order in which they were given; who reads them meanwhile waits.
 */
public final class BarStore implements AutoCloseable {
    private static final long LAST_WRITES_SECONDS = 10;

    private final Path root;
    private final ZoneId zone;
    /** Completes when all that was given of a set is there; sets of which nothing is being written have none. */
    private final Map<BarSet, CompletableFuture<Boolean>> changes = new ConcurrentHashMap<>();
    /** What arrives must not wait for files that are being written. */
    private final ExecutorService pieces = thread("bar-store-pieces");

    private final ExecutorService writer = thread("bar-store");

    /**
     * Nothing is touched before something is read or written.
     *
     * @param root the folder; made when it is needed
     * @param zone the exchange's, by which bars belong to days
     */
    public BarStore(Path root, ZoneId zone) {
        this.root = root;
        this.zone = zone;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /**
     * What there is of {@code set} on the days of {@code range}; waits for bars of the set that are being written.
     *
     * @param today the exchange's day: bars adjusted for splits or dividends are good for the day of asking only
     * @param problem is told, in one sentence, why what is there cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    public StoredBars read(BarSet set, DateRange range, LocalDate today, Consumer<String> problem)
            throws InterruptedException {
        return look(set, problem, folder -> folder.read(range, today));
    }

    /**
     * The same days without their bars, which are not looked at.
     *
     * @see #read
     */
    public StoredBars days(BarSet set, DateRange range, LocalDate today, Consumer<String> problem)
            throws InterruptedException {
        return look(
                set,
                problem,
                folder -> new StoredBars(folder.days(range, today).stream()
                        .map(days -> new StoredBars.Part(days, Bars.EMPTY))
                        .toList()));
    }

    /** Has the bars of {@code set} in {@code range}, which cannot be read, asked for by the next load. */
    public void forget(BarSet set, DateRange range) {
        try {
            new BarFolder(root, set, zone).forget(range);
        } catch (IOException e) {
            // Then it is told of them again.
        }
    }

    private interface Look {
        StoredBars at(BarFolder folder) throws IOException, InterruptedException;
    }

    private StoredBars look(BarSet set, Consumer<String> problem, Look look) throws InterruptedException {
        if (!set.isKept()) {
            return StoredBars.NONE;
        }
        try {
            CompletableFuture<Boolean> change = changes.get(set);
            if (change != null) {
                change.get();
            }
            return look.at(new BarFolder(root, set, zone));
        } catch (IOException | RuntimeException e) {
            problem.accept("bars of " + set.symbol() + " in the store cannot be read and are asked for again ("
                    + e.getClass().getSimpleName() + ")");
            return StoredBars.NONE;
        } catch (ExecutionException e) {
            return StoredBars.NONE;
        }
    }

    /**
     * Keeps the bars of one call of a load that is not complete, so that they outlast a kernel that is killed; returns at
     * once.
     *
     * @param days of which {@code bars} has all, each of them over
     * @param problem is told, in one sentence, why they could not be kept
     * @return completes when they are kept, or cannot be, with whether they are; never exceptionally
     */
    public CompletableFuture<Boolean> add(
            BarSet set, List<DateRange> days, Bars bars, LocalDate today, Consumer<String> problem) {
        if (!set.isKept() || days.isEmpty() || bars.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return waitedFor(set, run(pieces, problem, () -> new BarFolder(root, set, zone).add(days, bars, today)));
    }

    /**
     * Keeps the bars of a symbol that is complete; returns at once.
     *
     * @param days of which {@code bars} has all, each of them over
     * @param problem is told, in one sentence, why they could not be kept
     * @return completes with whether the store has them; never exceptionally
     */
    public CompletableFuture<Boolean> write(
            BarSet set, List<DateRange> days, Bars bars, LocalDate today, Consumer<String> problem) {
        if (!set.isKept() || days.isEmpty()) {
            return CompletableFuture.completedFuture(set.isKept());
        }
        // After the pieces that it takes the place of.
        return waitedFor(
                set,
                run(pieces, problem, () -> {})
                        .thenCompose(added ->
                                run(writer, problem, () -> new BarFolder(root, set, zone).write(days, bars, today))));
    }

    /** Has who reads {@code set} from now on wait for {@code change} as well. */
    private CompletableFuture<Boolean> waitedFor(BarSet set, CompletableFuture<Boolean> change) {
        CompletableFuture<Boolean> all = changes.merge(
                set, change, (before, more) -> before.thenCombine(more, (kept, keptMore) -> kept && keptMore));
        var unused = all.whenComplete((kept, failure) -> changes.remove(set, all));
        return change;
    }

    /** A change of the store. */
    private interface Change {
        void make() throws IOException, InterruptedException;
    }

    private CompletableFuture<Boolean> run(ExecutorService thread, Consumer<String> problem, Change change) {
        try {
            return CompletableFuture.supplyAsync(() -> make(change, problem), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(false); // closed meanwhile
        }
    }

    /** Whether it was made. */
    private boolean make(Change change, Consumer<String> problem) {
        try {
            change.make();
            return true;
        } catch (IOException | RuntimeException e) {
            problem.accept(
                    "bars could not be kept in the store at " + root + " (" + reason(e) + "); they are in memory only");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String reason(Exception e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /**
     * Whether bars could be kept; makes the root if there is none.
     *
     * @return why not, in one sentence; empty if they can
     */
    public String check() {
        try {
            Files.createDirectories(root);
            Path probe = Files.createTempFile(root, ".tmp-", "");
            Files.delete(probe);
            return "";
        } catch (IOException | RuntimeException e) {
            return "the store at " + root + " cannot be written (" + reason(e)
                    + "), so bars are kept in memory only. Set BARISTA_STORE to a folder of yours, or to off";
        }
    }

    /** Writes what was given, for twice ten seconds at most. */
    @Override
    public void close() {
        try {
            pieces.shutdown();
            boolean inTime = pieces.awaitTermination(LAST_WRITES_SECONDS, TimeUnit.SECONDS);
            writer.shutdown();
            if (!inTime || !writer.awaitTermination(LAST_WRITES_SECONDS, TimeUnit.SECONDS)) {
                giveUp();
            }
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
        }
    }

    /** What is being written is left behind, not torn. */
    private void giveUp() {
        pieces.shutdownNow();
        writer.shutdownNow();
    }
}
