package dev.barista.train.backtest;

import dev.barista.train.Policy;
import dev.barista.train.market.MarketView;
import java.util.List;

/**
 * What one fold tests. Immutable.
 *
 * @param view by the measure of the fold's training; where seeds differ in it, that of the first
 * @param from the row after which the first order is given
 * @param end the row behind the last one
 * @param policies trained on the fold, one a seed
 */
public record Segment(MarketView view, int from, int end, List<Policy> policies) {
    public Segment {
        policies = List.copyOf(policies);
    }
}
