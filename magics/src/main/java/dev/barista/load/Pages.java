package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.Symbol;
import dev.barista.store.StoredBars;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages of one {@link Item}, in their order whenever they arrive. Not safe for threads: {@link LoadState} guards it. */
final class Pages {
    /** Where a page stands in time. */
    private record Place(Instant start, int page) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::start).thenComparing(Place::page);

    private final Map<Symbol, Map<Place, Bars>> bars = new HashMap<>();
    private final Map<Integer, List<OptionSnapshot>> contracts = new TreeMap<>();

    /** @param start of the call, or the first day's midnight in UTC of what was not asked for */
    void add(Instant start, int page, Symbol symbol, Bars some) {
        bars.computeIfAbsent(symbol, s -> new TreeMap<>(ORDER)).put(new Place(start, page), some);
    }

    /** Without a call: whatever the zone, its midnights are in the order of those of calls. */
    void add(Symbol symbol, StoredBars.Part part) {
        add(part.days().from().atStartOfDay().toInstant(ZoneOffset.UTC), 0, symbol, part.bars());
    }

    void add(int page, List<OptionSnapshot> some) {
        contracts.put(page, some);
    }

    void clear() {
        bars.clear();
        contracts.clear();
    }

    long size() {
        return bars.values().stream()
                        .flatMap(pages -> pages.values().stream())
                        .mapToLong(Bars::size)
                        .sum()
                + contracts.values().stream().mapToLong(List::size).sum();
    }

    /** To be put together later, outside the lock. */
    Pages copy() {
        Pages copy = new Pages();
        bars.forEach((symbol, pages) -> {
            Map<Place, Bars> some = new TreeMap<>(ORDER);
            some.putAll(pages);
            copy.bars.put(symbol, some);
        });
        copy.contracts.putAll(contracts);
        return copy;
    }

    /** The bars of {@code symbols} from the call that begins at {@code start}; of those without there are none. */
    Map<Symbol, Bars> of(Instant start, Collection<Symbol> symbols) {
        Map<Symbol, Bars> some = new HashMap<>();
        for (Symbol symbol : symbols) {
            List<Bars> own = bars.getOrDefault(symbol, Map.of()).entrySet().stream()
                    .filter(page -> page.getKey().start().equals(start))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!own.isEmpty()) {
                some.put(symbol, BarsBuilder.joined(own));
            }
        }
        return some;
    }

    /** One after another; every bar is kept, duplicates too. */
    Content join() {
        Map<Symbol, Bars> joined = new HashMap<>();
        bars.forEach((symbol, pages) -> joined.put(symbol, BarsBuilder.joined(pages.values())));
        return new Content(
                joined, contracts.values().stream().flatMap(List::stream).toList());
    }
}
