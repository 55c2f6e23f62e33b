package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;

/** Bars to plot, always the same. */
final class Samples {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private Samples() {}

    /** {@code count} hourly bars from 2 January 2025 on, seven a day. */
    static Bars hourly(int count) {
        Random random = new Random(7);
        BarsBuilder bars = new BarsBuilder(count);
        double price = 500;
        for (int i = 0; i < count; i++) {
            LocalDateTime time = LocalDate.of(2025, 1, 2).plusDays(i / 7).atTime(9 + i % 7, 30);
            double open = price;
            price *= 1 + random.nextGaussian() * 0.004;
            double high = Math.max(open, price) * 1.001;
            double low = Math.min(open, price) * 0.999;
            long volume = 1_000L + random.nextInt(9_000);
            bars.add(time.atZone(NEW_YORK).toInstant().toEpochMilli(), open, high, low, price, volume, 10, price);
        }
        return bars.build();
    }

    static Candlesticks practice(Bars bars) {
        return new Candlesticks(new Symbol("SPY"), Timeframe.parse("1Hour"), bars, "practice data", true, NEW_YORK);
    }

    static Candlesticks from(String source) {
        return new Candlesticks(new Symbol("SPY"), Timeframe.parse("1Hour"), hourly(30), source, false, NEW_YORK);
    }
}
