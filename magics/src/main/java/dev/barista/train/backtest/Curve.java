package dev.barista.train.backtest;

import dev.barista.train.market.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a portfolio was worth, bar by bar, costs taken off. Whoever makes it leaves its arrays alone.
 *
 * @param name who traded, such as {@code "agent"}
 * @param times beginning of each bar, epoch milliseconds
 * @param values dollars, at the bars' closes; the first is what it began with
 * @param trades orders that were filled
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who read them
public record Curve(String name, long[] times, double[] values, List<Trade> trades) {
    public Curve {
        trades = List.copyOf(trades);
    }

    /** Returns from close to close, 0.01 for 1 %. */
    public double[] returns() {
        double[] returns = new double[values.length - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = values[i + 1] / values[i] - 1;
        }
        return returns;
    }

    /** This one and, with what it ended with, the next, which begins when this one ends; what it held is not sold. */
    Curve then(Curve next) {
        int size = values.length;
        double factor = values[size - 1] / next.values[0];
        long[] allTimes = Arrays.copyOf(times, size + next.times.length - 1);
        double[] allValues = Arrays.copyOf(values, allTimes.length);
        for (int i = 1; i < next.values.length; i++) {
            allTimes[size + i - 1] = next.times[i];
            allValues[size + i - 1] = factor * next.values[i];
        }
        List<Trade> allTrades = new ArrayList<>(trades);
        allTrades.addAll(next.trades);
        return new Curve(name, allTimes, allValues, allTrades);
    }
}
