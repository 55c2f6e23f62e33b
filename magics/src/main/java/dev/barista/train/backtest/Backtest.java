package dev.barista.train.backtest;

import java.util.List;

/**
 * How an agent traded over a stretch of time that it was neither trained on nor chosen by, beside others. Made by
 * {@link Backtester}; immutable.
 *
 * @param title what was traded
 * @param practice whether the bars are made up
 * @param agents doing what they think best, one a seed of training; the first is the one that is kept
 * @param drawn the first agent with its actions drawn as in training, one a seed
 * @param buyAndHold equal parts of all symbols, bought at the start and kept
 * @param random who buys and sells by chance, one a seed
 */
public record Backtest(
        String title, boolean practice, List<Curve> agents, List<Curve> drawn, Curve buyAndHold, List<Curve> random) {
    public Backtest {
        agents = List.copyOf(agents);
        drawn = List.copyOf(drawn);
        random = List.copyOf(random);
    }

    /** The one that is kept. */
    public Curve agent() {
        return agents.get(0);
    }

    /** The figures of the agent that is kept. */
    public Metrics metrics() {
        return Metrics.of(agent());
    }

    /** A table of all figures beside the others', and how sure they are. */
    @Override
    public String toString() {
        return BacktestText.of(this);
    }
}
