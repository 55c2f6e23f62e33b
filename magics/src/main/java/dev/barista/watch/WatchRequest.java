package dev.barista.watch;

import dev.barista.market.Adjustment;
import dev.barista.market.Feed;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is watched. Immutable.
 *
 * @param symbols at least one
 * @param feed whose trades; null leaves it to the source
 * @param time after which the watch ends by itself
 */
public record WatchRequest(
        List<Symbol> symbols,
        Timeframe timeframe,
        Adjustment adjustment,
        @Nullable Feed feed,
        Duration time) {
    public WatchRequest {
        symbols = List.copyOf(symbols);
    }
}
