package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import dev.barista.market.Symbol;
import dev.barista.market.TradingCalendar;
import dev.barista.store.BarSet;
import dev.barista.store.BarStore;
import dev.barista.store.StoredBars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one load takes from the store and puts into it: its stock bars, where there is a store. Made by {@link Loader};
 * read by one thread, then any thread may use it.
 */
final class Shelf {
    private final @Nullable BarStore store;
    private final LoadRequest request;
    private final TradingCalendar calendar;
    private final DaysOver over;
    private final LocalDate today;
    private final Consumer<String> notes;
    private final ContractShelf contracts;
    private final boolean isForMoreThanMemory;
    private final Map<Symbol, StoredBars> found = new LinkedHashMap<>();
    /** What is found when its symbol is complete, for there is no room for all of it beforehand. */
    private final Map<Symbol, StoredBars> unread = new LinkedHashMap<>();

    private final Map<Symbol, List<DateRange>> missing = new ConcurrentHashMap<>();

    /**
     * @param store null for none
     * @param memoryBytes of which a load may take a part
     */
    Shelf(
            @Nullable BarStore store,
            LoadRequest request,
            TradingCalendar calendar,
            Instant now,
            long memoryBytes,
            Consumer<String> notes) {
        this.store = store;
        this.request = request;
        this.calendar = calendar;
        this.over = DaysOver.of(request, calendar, now);
        this.today = over.today();
        this.isForMoreThanMemory = store != null
                && request.symbols().stream().anyMatch(symbol -> set(symbol).isKept())
                && Memory.isTooSmall(memoryBytes, LoadPlan.mostBars(request, calendar));
        Set<String> told = ConcurrentHashMap.newKeySet();
        // One full disk is one sentence, however many symbols.
        this.notes = sentence -> {
            if (told.add(sentence)) {
                notes.accept(sentence);
            }
        };
        this.contracts = new ContractShelf(store == null ? null : store.contracts(), request, over, this.notes);
    }

    /** The same for bars of option contracts. */
    ContractShelf contracts() {
        return contracts;
    }

    /** Looks for what there is, and plans the calls for the rest. */
    List<PlannedCall> plan() {
        // Without the bars where memory is too small for them.
        Map<Symbol, StoredBars> there = request.symbols().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        symbol -> symbol, symbol -> look(symbol, request.range(), isForMoreThanMemory)));
        for (Symbol symbol : request.symbols()) {
            StoredBars stored = there.getOrDefault(symbol, StoredBars.NONE);
            List<DateRange> rest = DayRanges.without(request.range(), stored.days());
            if (!stored.parts().isEmpty()) {
                (isForMoreThanMemory ? unread : found).put(symbol, stored);
                rest = rest.stream().filter(over::hasBegun).toList();
            }
            missing.put(symbol, rest);
        }
        return LoadPlan.of(request, missing, calendar, over.newest(), Integer.MAX_VALUE)
                .calls();
    }

    private StoredBars read(Symbol symbol) {
        return look(symbol, request.range(), false);
    }

    private StoredBars look(Symbol symbol, DateRange range, boolean atDaysAlone) {
        if (store == null) {
            return StoredBars.NONE;
        }
        try {
            return atDaysAlone
                    ? store.days(set(symbol), range, today, notes)
                    : store.read(set(symbol), range, today, notes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading the store");
        }
    }

    /** What the store has, by symbol. */
    Map<Symbol, StoredBars> found() {
        return found;
    }

    /** Whether complete symbols are to be left to the store, for there are more bars than this kernel can hold. */
    boolean isForMoreThanMemory() {
        return isForMoreThanMemory;
    }

    /**
     * Puts bars that were not {@link #found} beforehand, for their number, beside those that were asked for.
     *
     * @return whether all are there that should be
     */
    boolean addWhatIsThere(Symbol symbol, Pages pages) {
        boolean all = true;
        for (DateRange days : unread.getOrDefault(symbol, StoredBars.NONE).days()) {
            StoredBars there = look(symbol, days, false);
            there.parts().forEach(part -> pages.add(symbol, part));
            all &= DayRanges.without(days, there.days()).isEmpty();
        }
        if (!all && store != null) {
            store.forget(set(symbol), request.range());
        }
        return all;
    }

    /** The same as {@code bars}, read again whenever they are asked for; but for sessions that are not over. */
    Content leftToStore(Symbol symbol, Bars bars) {
        LocalDate lastDay = over.last().isBefore(request.range().to())
                ? over.last()
                : request.range().to();
        Instant end = lastDay.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        long endMillis = end.toEpochMilli();
        BarsBuilder latest = new BarsBuilder(0);
        for (int row = 0; row < bars.size(); row++) {
            if (bars.timeMillis(row) >= endMillis) {
                latest.add(bars, row);
            }
        }
        Bars rest = latest.build();
        int size = bars.size();
        Instant from = request.range().from().atStartOfDay(calendar.zone()).toInstant();
        return Content.leftToStore(new LeftToStore(set(symbol), from, end, rest), size, () -> {
            List<Bars> parts = new ArrayList<>();
            read(symbol).parts().forEach(part -> parts.add(part.bars()));
            parts.add(rest);
            Bars all = BarsBuilder.joined(parts);
            if (all.size() != size) {
                throw new LoadFailedException(
                        symbol + ": its bars were left to the store, as there are more than memory "
                                + "can hold, and the store has others now. Load them again");
            }
            return all;
        });
    }

    /** The symbols of which nothing need be asked. */
    List<Item> complete() {
        return request.symbols().stream()
                .filter(symbol ->
                        missing.getOrDefault(symbol, List.of(request.range())).isEmpty())
                .map(Item::bars)
                .toList();
    }

    /** Says, if it is so, that bars are not new, or will not be kept. */
    void announce() {
        if (store == null) {
            return;
        }
        if (isForMoreThanMemory) {
            notes.accept(
                    "there may be more bars than this kernel's memory holds: those of complete symbols are left to the "
                            + "store, and read from it when they are asked for");
        }
        int whole = complete().size();
        if (whole > 0) {
            notes.accept(whole + " of " + request.symbols().size()
                    + (request.symbols().size() == 1 ? " symbol" : " symbols")
                    + " came from the store, without a call");
        }
        String trouble = whole < request.symbols().size() ? store.check() : "";
        if (!trouble.isEmpty()) {
            notes.accept(trouble);
        }
    }

    /**
     * Keeps what {@code call} brought, as far as it is of sessions that are over.
     *
     * @param bars by symbol; asked for if they are kept
     * @return completes when it is kept, or cannot be
     */
    CompletableFuture<Void> add(PlannedCall call, Supplier<Map<Symbol, Bars>> bars) {
        BarStore to = store;
        if (to == null) {
            return CompletableFuture.completedFuture(null);
        }
        if (call.kind() == LoadKind.OPTION_BARS) {
            return contracts.add(call, bars.get());
        }
        List<DateRange> days = over.of(List.of(call.days()));
        return CompletableFuture.allOf(bars.get().entrySet().stream()
                .map(each -> to.add(set(each.getKey()), days, each.getValue(), today, notes))
                .toArray(CompletableFuture<?>[]::new));
    }

    /**
     * Keeps the bars of {@code symbol}, which is complete, as far as they are new and of sessions that are over.
     *
     * @return completes with whether the store has them all
     */
    CompletableFuture<Boolean> keep(Symbol symbol, Bars bars) {
        return store == null
                ? CompletableFuture.completedFuture(false)
                : store.write(set(symbol), over.of(missing.getOrDefault(symbol, List.of())), bars, today, notes);
    }

    private BarSet set(Symbol symbol) {
        return new BarSet(request.timeframe(), request.adjustment(), request.feed(), symbol);
    }
}
