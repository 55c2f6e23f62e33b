package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** The tables that users ask a load for; waits for what they need. Made by {@link Load}; safe for threads. */
final class Answers {
    private final LoadState state;
    private final LoadTables tables;
    private final Waits waits;

    Answers(LoadState state, LoadTables tables, Waits waits) {
        this.state = state;
        this.tables = tables;
        this.waits = waits;
    }

    /** See {@link Load#table(String)}. */
    Table of(Symbol symbol) {
        return symbol.isContract() ? ofContract(symbol) : ofStock(symbol);
    }

    private Table ofStock(Symbol symbol) {
        return tables.of(symbol, content(symbol));
    }

    /** See {@link Load#bars(String)}. */
    Bars bars(Symbol symbol) {
        return content(symbol).bars().getOrDefault(symbol, Bars.EMPTY);
    }

    private Content content(Symbol symbol) {
        SymbolTrack track = state.track(new Item(tables.main(), symbol));
        if (track == null) {
            throw new InvalidInputException(
                    symbol + " is not in this load, which has " + String.join(", ", state.symbols()));
        }
        waits.until(() -> track.state().isEnded());
        Content content = state.read(all -> track.complete());
        if (content == null) {
            throw new LoadFailedException(state.read(all -> LoadTables.why(track)));
        }
        return content;
    }

    private Table ofContract(Symbol contract) {
        waits.until(() -> state.areEnded(LoadKind.OPTION_BARS));
        Bars bars = tables.contents(LoadKind.OPTION_BARS).values().stream()
                .map(content -> content.bars().get(contract))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("this load has no bars of " + contract
                        + ": it is not in the chain that was asked for, or did not trade"));
        return tables.of(contract, Content.of(contract, bars));
    }

    /** All of {@code kind}; see {@link Load#table()}. */
    Table of(LoadKind kind) {
        if (!tables.has(kind)) {
            throw new InvalidInputException(
                    "this load has no options. Load them by the magics chain or option_bars, or by bars with --options");
        }
        waits.until(() -> state.areEnded(kind));
        List<String> failures = state.read(tracks -> tracks.stream()
                .filter(track -> track.item().kind() == kind && track.failure() != null)
                .map(LoadTables::why)
                .toList());
        if (!failures.isEmpty()) {
            throw new LoadFailedException(
                    failures.size() + " of " + state.symbols().size() + " symbols failed: "
                            + failures.stream().limit(3).collect(Collectors.joining("; "))
                            + (failures.size() > 3 ? "; …" : "") + ". soFar() has the others");
        }
        Map<Symbol, Content> complete = tables.contents(kind);
        if (complete.isEmpty()) {
            throw new LoadFailedException("cancelled before a symbol was complete. soFar() has what arrived");
        }
        return tables.of(kind, complete);
    }

    /** See {@link Load#soFar()}. */
    Table soFar() {
        LoadKind main = tables.main();
        Map<Symbol, Content> arrived = state.read(tracks -> tracks.stream()
                .filter(track -> track.item().kind() == main && track.size() > 0)
                .collect(Collectors.toMap(track -> track.item().symbol(), SymbolTrack::soFar)));
        return tables.of(main, arrived);
    }
}
