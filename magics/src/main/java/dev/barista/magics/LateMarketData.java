package dev.barista.magics;

import dev.barista.market.BudgetReport;
import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source that is connected when it is first needed, by the thread that needs it: a cell that starts a load must not
 * wait for HTTP clients and servers to be set up. Made by {@link BarSource}; any thread may use it.
 */
final class LateMarketData implements MarketData {
    private final String name;
    private final boolean practice;
    private final Supplier<MarketData> connector;
    private @Nullable MarketData connected;
    private boolean closed;

    /** @param connector called once, or again after it failed; what it makes is closed with this */
    LateMarketData(String name, boolean practice, Supplier<MarketData> connector) {
        this.name = name;
        this.practice = practice;
        this.connector = connector;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isPractice() {
        return practice;
    }

    @Override
    public void connect() {
        try {
            var unused = connected();
        } catch (RuntimeException e) {
            // Whoever asks tries again, and is told.
        }
    }

    @Override
    public CompletableFuture<Outcome> ask(MarketQuery query) {
        MarketData source;
        try {
            source = connected();
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(
                    new Outcome.Unavailable(String.valueOf(e.getMessage()), BudgetReport.NONE));
        }
        return source.ask(query);
    }

    /** Connects, unless it is connected already. */
    private synchronized MarketData connected() {
        if (closed) {
            throw new IllegalStateException("the kernel is shutting down");
        }
        if (connected == null) {
            connected = connector.get();
        }
        return connected;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connected != null) {
            connected.close();
        }
    }
}
