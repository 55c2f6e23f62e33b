package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.Symbol;
import dev.barista.table.BarTables;
import dev.barista.table.ChainTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tech.tablesaw.api.Table;

/** Makes tables of what a load has by now. Made by {@link Load}; safe for threads; never waits. */
final class LoadTables {
    private final Load.Origin origin;
    private final LoadState state;

    LoadTables(Load.Origin origin, LoadState state) {
        this.origin = origin;
        this.state = state;
    }

    /** What a load is about: stocks if there are any, else bars of contracts, else the chain. */
    LoadKind main() {
        return has(LoadKind.BARS) ? LoadKind.BARS : has(LoadKind.OPTION_BARS) ? LoadKind.OPTION_BARS : LoadKind.CHAIN;
    }

    boolean has(LoadKind kind) {
        return state.read(
                tracks -> tracks.stream().anyMatch(track -> track.item().kind() == kind));
    }

    /** What is complete by now, in the order of asking. */
    Map<Symbol, Content> contents(LoadKind kind) {
        return state.read(tracks -> {
            Map<Symbol, Content> complete = new LinkedHashMap<>();
            tracks.stream()
                    .filter(track -> track.item().kind() == kind && track.complete() != null)
                    .forEach(track -> complete.put(track.item().symbol(), Objects.requireNonNull(track.complete())));
            return complete;
        });
    }

    /** What there is of {@code symbol}, a contract or one of those that the load is about. */
    Table of(Symbol symbol, Content content) {
        LoadKind kind = symbol.isContract() ? LoadKind.BARS : main();
        return kind == LoadKind.BARS
                ? BarTables.of(symbol + " " + origin.title(), content.bars().getOrDefault(symbol, Bars.EMPTY))
                : make(kind, symbol + " ", Map.of(symbol, content));
    }

    /** @throws LoadFailedException if it was left to the store for being too large for memory, and still is */
    Table of(LoadKind kind, Map<Symbol, Content> contents) {
        Memory.checkRoomForTable(contents.values());
        return make(kind, "", contents);
    }

    private Table make(LoadKind kind, String prefix, Map<Symbol, Content> contents) {
        if (kind == LoadKind.CHAIN) {
            Map<Symbol, List<OptionSnapshot>> chains = new LinkedHashMap<>();
            contents.forEach((symbol, content) -> chains.put(symbol, content.contracts()));
            return ChainTables.of(prefix + origin.chainTitle(), chains);
        }
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        contents.values().forEach(content -> bars.putAll(content.bars()));
        Table table = BarTables.of(prefix + origin.title(), bars);
        if (kind == LoadKind.OPTION_BARS) {
            table.column(0).setName("contract");
        }
        return table;
    }

    /** Why there is nothing more of a symbol, with what to do. */
    static String why(SymbolTrack track) {
        Failure failure = track.failure();
        if (failure == null) {
            return track.item().label() + ": cancelled before it was complete. soFar() has what arrived";
        }
        return failure.full().startsWith(track.item().label() + " ")
                        || failure.full().startsWith(track.item().label() + ":")
                ? failure.full()
                : track.item().label() + ": " + failure.full();
    }
}
