package dev.barista.load;

import dev.barista.market.Symbol;
import java.util.List;
import java.util.function.BiConsumer;
import tech.tablesaw.api.Table;

/** Tells a user's code of symbols as they are complete. Made by {@link Load#onSymbol}; runs on a thread of its own. */
final class CompletionFeed implements Runnable {
    private final LoadState state;
    private final LoadTables tables;
    private final BiConsumer<String, Table> action;

    CompletionFeed(LoadState state, LoadTables tables, BiConsumer<String, Table> action) {
        this.state = state;
        this.tables = tables;
        this.action = action;
    }

    /** Ends when the load has ended and all is told, or when it is interrupted. */
    @Override
    public void run() {
        LoadKind main = tables.main();
        int told = 0;
        try {
            while (true) {
                int done = told;
                state.await(() -> state.complete().size() > done || state.isEnded());
                List<Item> complete = state.complete();
                if (complete.size() == told) {
                    return;
                }
                for (; told < complete.size(); told++) {
                    if (complete.get(told).kind() == main) {
                        tell(complete.get(told).symbol());
                    }
                }
            }
        } catch (InterruptedException e) {
            // Whoever interrupts it wants to hear no more.
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Symbol symbol) {
        Content content = tables.contents(tables.main()).get(symbol);
        if (content == null) {
            return;
        }
        try {
            action.accept(symbol.value(), tables.of(symbol, content));
        } catch (RuntimeException e) {
            state.note("onSymbol failed at " + symbol + ": " + e);
        }
    }
}
