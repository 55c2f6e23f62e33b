package dev.barista.train.market;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Bars for tests: the same seed gives the same bars. */
public final class MadeUpBars {
    private static final long DAY = 86_400_000;
    private static final int TIDE = 10;

    private MadeUpBars() {}

    /** Daily bars of several symbols, from the first day of the epoch's year 2020 on. */
    public static Map<Symbol, Bars> walks(List<String> symbols, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        for (String symbol : symbols) {
            bars.put(Symbol.parse(symbol), walk(rows, random));
        }
        return bars;
    }

    /**
     * The same, but every ten days prices turn: they rise by one percent a day, more or less, and fall by as much. Who
     * holds earns nothing; who sees what the last days did knows what the next ones do.
     */
    public static Map<Symbol, Bars> tides(List<String> symbols, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        for (String symbol : symbols) {
            bars.put(Symbol.parse(symbol), tide(rows, random));
        }
        return bars;
    }

    private static Bars tide(int rows, SplittableRandom random) {
        BarsBuilder builder = new BarsBuilder(rows);
        int phase = random.nextInt(2 * TIDE);
        double open = 100;
        for (int row = 0; row < rows; row++) {
            double drift = (row + phase) / TIDE % 2 == 0 ? 0.01 : -0.01;
            double close = open * Math.exp(drift + 0.005 * random.nextGaussian());
            double high = Math.max(open, close) * 1.001;
            double low = Math.min(open, close) * 0.999;
            builder.add(time(row), open, high, low, close, 1_000_000L + random.nextInt(500_000), 1000, close);
            open = close;
        }
        return builder.build();
    }

    private static Bars walk(int rows, SplittableRandom random) {
        BarsBuilder builder = new BarsBuilder(rows);
        double price = 100;
        for (int row = 0; row < rows; row++) {
            double open = price * (1 + 0.005 * random.nextGaussian());
            double close = open * (1 + 0.01 * random.nextGaussian());
            double high = Math.max(open, close) * 1.002;
            double low = Math.min(open, close) * 0.998;
            long volume = 1_000_000L + random.nextInt(500_000);
            builder.add(time(row), open, high, low, close, volume, 1000, close);
            price = close;
        }
        return builder.build();
    }

    /** The bars before {@code row}, and others from there on. */
    public static Bars changedFrom(Bars bars, int row, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BarsBuilder builder = new BarsBuilder(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            if (i < row) {
                builder.add(bars, i);
            } else {
                double price = 20 + 500 * random.nextDouble();
                builder.add(time(i), price, price * 1.1, price * 0.9, price * 1.05, random.nextInt(1, 99), 1, price);
            }
        }
        return builder.build();
    }

    static long time(int row) {
        return (18_262 + row) * DAY;
    }
}
