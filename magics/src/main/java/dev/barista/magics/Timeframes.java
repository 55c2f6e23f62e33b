package dev.barista.magics;

import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.market.Timeframe;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** Remembers what was asked for with each load as long as the notebook holds the load. Safe for threads. */
final class Timeframes {
    private static final Timeframe DAY = new Timeframe(1, Timeframe.Unit.DAY);

    private final Map<Load, LoadRequest> byLoad = new WeakHashMap<>();

    synchronized void remember(Load load, LoadRequest request) {
        byLoad.put(load, request);
    }

    /** Days for a load that no magic made. */
    Timeframe of(Load load) {
        return request(load).map(LoadRequest::timeframe).orElse(DAY);
    }

    /** Nothing for a load that no magic made. */
    synchronized Optional<LoadRequest> request(Load load) {
        return Optional.ofNullable(byLoad.get(load));
    }
}
