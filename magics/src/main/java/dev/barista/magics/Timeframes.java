package dev.barista.magics;

import dev.barista.load.Load;
import dev.barista.market.Timeframe;
import java.util.Map;
import java.util.WeakHashMap;

/** Remembers the timeframe of each load as long as the notebook holds the load. Safe for threads. */
final class Timeframes {
    private static final Timeframe DAY = new Timeframe(1, Timeframe.Unit.DAY);

    private final Map<Load, Timeframe> byLoad = new WeakHashMap<>();

    synchronized void remember(Load load, Timeframe timeframe) {
        byLoad.put(load, timeframe);
    }

    /** Days for a load that no magic made. */
    synchronized Timeframe of(Load load) {
        return byLoad.getOrDefault(load, DAY);
    }
}
