package dev.barista.quality;

import dev.barista.market.BarGrid;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Bars without faults, for tests to put faults into. */
final class CleanBars {
    static final NyseCalendar CALENDAR = new NyseCalendar();
    static final DateRange RANGE = new DateRange(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 3, 28));
    static final Instant NOW = Instant.parse("2024-04-15T12:00:00Z");
    static final Symbol SPY = new Symbol("SPY");

    private CleanBars() {}

    static Bars of(String timeframe) {
        return of(timeframe, RANGE);
    }

    static Bars of(String timeframe, DateRange range) {
        long[] times = new BarGrid(CALENDAR, Timeframe.parse(timeframe), BarGrid.Hours.REGULAR).startsMillis(range);
        BarsBuilder builder = new BarsBuilder(times.length);
        Random random = new Random(7);
        double open = 100;
        for (long time : times) {
            double close = open * Math.exp(0.002 * random.nextGaussian());
            double high = Math.max(open, close) * 1.001;
            double low = Math.min(open, close) * 0.999;
            builder.add(time, open, high, low, close, 1000 + random.nextInt(1000), 50, (high + low) / 2);
            open = close;
        }
        return builder.build();
    }

    static Bars without(Bars bars, IntPredicate gone) {
        BarsBuilder builder = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (!gone.test(row)) {
                builder.add(bars, row);
            }
        }
        return builder.build();
    }

    /** The same with that many trades, and as many round lots, in each row. */
    static Bars thin(Bars bars, IntUnaryOperator tradesAt) {
        BarsBuilder builder = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            int trades = 1 + tradesAt.applyAsInt(row);
            builder.add(
                    bars.timeMillis(row),
                    bars.open(row),
                    bars.high(row),
                    bars.low(row),
                    bars.close(row),
                    100L * trades,
                    trades,
                    bars.vwap(row));
        }
        return builder.build();
    }

    /** The same with the prices of rows from {@code first} to before {@code end} multiplied. */
    static Bars times(Bars bars, int first, int end, double factor) {
        BarsBuilder builder = new BarsBuilder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            double f = row >= first && row < end ? factor : 1;
            builder.add(
                    bars.timeMillis(row),
                    bars.open(row) * f,
                    bars.high(row) * f,
                    bars.low(row) * f,
                    bars.close(row) * f,
                    bars.volume(row),
                    bars.tradeCount(row),
                    bars.vwap(row) * f);
        }
        return builder.build();
    }

    static SymbolQuality check(Bars bars, String timeframe) {
        return QualityChecker.check(SPY, bars, Timeframe.parse(timeframe), RANGE, CALENDAR, NOW);
    }
}
