package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Bars of option contracts, kept on disk call by call: a contract is a few bars, and a call has all of a hundred. Made by {@link BarStore}, with which it ends; any thread may use it.
 *
 * <p>Calls that arrive while others are being written are written together.
 */
public final class ContractStore {
    private final Path root;
    private final ZoneId zone;
    private final StoreThread writer;
    private final Unfinished<ContractSet> unfinished = new Unfinished<>();
    private final Map<ContractSet, Group> waiting = new HashMap<>();

    ContractStore(Path root, ZoneId zone, StoreThread writer) {
        this.root = root;
        this.zone = zone;
        this.writer = writer;
    }

    /** What is written at once. */
    private static final class Group {
        private final List<ContractFolder.Addition> additions = new ArrayList<>();
        private final List<Consumer<String>> problems = new ArrayList<>();
        private final CompletableFuture<Boolean> kept = new CompletableFuture<>();

        void tell(String problem) {
            problems.forEach(each -> each.accept(problem));
        }
    }

    /**
     * What there is of {@code contracts} on the days of {@code range}, by contract; waits for bars of the set that are
     * being written.
     *
     * @param problem is told, in one sentence, why what is there cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    public Map<Symbol, StoredBars> read(
            ContractSet set, Collection<Symbol> contracts, DateRange range, Consumer<String> problem)
            throws InterruptedException {
        if (!set.isKept()) {
            return Map.of();
        }
        try {
            unfinished.await(set);
            return new ContractFolder(root, set, zone).read(contracts, range);
        } catch (IOException | InvalidInputException e) {
            problem.accept(BarStore.unreadable("bars of contracts of " + set.underlying(), e));
            return Map.of();
        }
    }

    /**
     * Keeps the bars of one call; returns at once.
     *
     * @param days of which {@code bars} has all of all {@code contracts}, each of them over
     * @param problem is told, in one sentence, why they could not be kept
     * @return completes when they are kept, or cannot be, with whether they are; never exceptionally
     */
    public CompletableFuture<Boolean> add(
            ContractSet set,
            List<Symbol> contracts,
            List<DateRange> days,
            Map<Symbol, Bars> bars,
            Consumer<String> problem) {
        if (!set.isKept() || days.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        Group begun = null;
        Group group;
        synchronized (waiting) {
            group = waiting.get(set);
            if (group == null) {
                group = new Group();
                begun = group;
                waiting.put(set, group);
            }
            group.additions.add(new ContractFolder.Addition(contracts, days, bars));
            group.problems.add(problem);
        }
        if (begun != null) {
            var unused = unfinished.add(set, begun.kept);
            write(set, begun);
        }
        return group.kept;
    }

    private void write(ContractSet set, Group group) {
        var unused = writer.run(group::tell, () -> {
                    synchronized (waiting) {
                        waiting.remove(set);
                    }
                    new ContractFolder(root, set, zone).write(group.additions);
                })
                .whenComplete((kept, failure) -> group.kept.complete(failure == null && kept));
    }
}
