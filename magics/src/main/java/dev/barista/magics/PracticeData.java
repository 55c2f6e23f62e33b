package dev.barista.magics;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import dev.barista.practice.PracticeMarket;
import dev.barista.practice.PracticeOptions;
import java.util.concurrent.CompletableFuture;

/** A practice market and the client that asks it, over loopback. Made by {@link BarSource}; any thread may use it. */
final class PracticeData implements MarketData {
    static final String NAME = "practice data";

    private final PracticeMarket market;
    private final AlpacaMarketData client;

    private PracticeData(PracticeMarket market) {
        this.market = market;
        client = AlpacaMarketData.practice(market.baseUri());
    }

    /** @throws java.io.UncheckedIOException if loopback has no free port */
    static MarketData start(PracticeOptions options) {
        return new PracticeData(PracticeMarket.start(options));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isPractice() {
        return true;
    }

    @Override
    public CompletableFuture<Outcome> ask(MarketQuery query) {
        return client.ask(query);
    }

    @Override
    public void close() {
        client.close();
        market.close();
    }
}
