package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Bars that were loaded, kept on disk so that none is asked for twice. One a root and kernel; any thread may use it, and
 * several kernels may use one root. What cannot be read counts as not there; what cannot be written is told and lost.
 *
 * <p>Bars are written by threads of the store, in the order in which they were given; who reads them meanwhile waits.
 */
public final class BarStore implements AutoCloseable {
    private final Path root;
    private final ZoneId zone;
    private final Unfinished<BarSet> unfinished = new Unfinished<>();
    /** What arrives must not wait for files that are being written. */
    private final StoreThread pieces;

    private final StoreThread writer;
    /** Calls wait for it, and must not wait for files of whole symbols. */
    private final StoreThread contractWriter;

    private final ContractStore contracts;

    /**
     * Nothing is touched before something is read or written.
     *
     * @param root the folder; made when it is needed
     * @param zone the exchange's, by which bars belong to days
     */
    public BarStore(Path root, ZoneId zone) {
        this.root = root;
        this.zone = zone;
        this.pieces = new StoreThread("bar-store-pieces", root);
        this.writer = new StoreThread("bar-store", root);
        this.contractWriter = new StoreThread("bar-store-contracts", root);
        this.contracts = new ContractStore(root, zone, contractWriter);
    }

    /** Where bars of option contracts are kept; it ends with this store. */
    public ContractStore contracts() {
        return contracts;
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
            unfinished.await(set);
            return look.at(new BarFolder(root, set, zone));
        } catch (IOException | RuntimeException e) {
            problem.accept(unreadable("bars of " + set.symbol(), e));
            return StoredBars.NONE;
        }
    }

    static String unreadable(String bars, Exception e) {
        return bars + " in the store cannot be read and are asked for again ("
                + e.getClass().getSimpleName() + ")";
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
        return unfinished.add(set, pieces.run(problem, () -> new BarFolder(root, set, zone).add(days, bars, today)));
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
        return unfinished.add(
                set,
                pieces.run(problem, () -> {})
                        .thenCompose(added ->
                                writer.run(problem, () -> new BarFolder(root, set, zone).write(days, bars, today))));
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
            return "the store at " + root + " cannot be written (" + StoreThread.reason(e)
                    + "), so bars are kept in memory only. Set BARISTA_STORE to a folder of yours, or to off";
        }
    }

    /** Writes what was given, for half a minute at most. */
    @Override
    public void close() {
        try {
            boolean inTime = pieces.end(); // first, since what is written follows from it
            inTime &= writer.end();
            inTime &= contractWriter.end();
            if (!inTime) {
                giveUp();
            }
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
        }
    }

    /** What is being written is left behind, not torn. */
    private void giveUp() {
        pieces.giveUp();
        writer.giveUp();
        contractWriter.giveUp();
    }
}
