package dev.barista.plot;

import dev.barista.market.Timeframe.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that a candlestick plot says in words; the same in the still and in the interactive one.
 *
 * @param whole what the plot shows unless it is zoomed; null if it is not
 */
record CandleText(Candlesticks of, @Nullable CandleSeries whole) {
    CandleText(Candlesticks of) {
        this(of, null);
    }

    String heading() {
        return of.symbol() + " · " + of.timeframe();
    }

    ChartTitle title(CandleSeries series) {
        return new ChartTitle(heading(), details(series), of.isPractice());
    }

    /** Range, number of bars and source, and whatever the reader must know to read the candles. */
    String details(CandleSeries drawn) {
        CandleSeries series = whole == null ? drawn : whole;
        List<String> parts = new ArrayList<>();
        if (series.isEmpty()) {
            parts.add("no bars");
        } else {
            parts.add(clock().range(series.candles().timeMillis(0), series.lastMillis()));
            parts.add(number(series.bars()) + (series.bars() == 1 ? " bar" : " bars"));
        }
        if (drawn.barsPerCandle() > 1) {
            parts.add("each candle puts " + drawn.barsPerCandle() + " bars together");
        }
        if (series.withoutPrices() > 0) {
            parts.add(number(series.withoutPrices()) + " without prices left out");
        }
        parts.add("source: " + of.source());
        return String.join(" · ", parts);
    }

    /** Everything in one line, for readers who don't see the plot. */
    String caption(CandleSeries series) {
        String prices = series.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " · low %,.2f, high %,.2f, last close %,.2f",
                        series.lowest(),
                        series.highest(),
                        series.candles().close(series.size() - 1));
        ChartTitle title = title(series);
        return (of.isOhlc() ? "OHLC bars: " : "Candlesticks: ")
                + new ChartTitle(title.heading(), title.details() + prices, title.isPractice()).caption();
    }

    /** Where labels stand along the axis. */
    List<TimeTicks.Tick> ticks(CandleSeries series) {
        return TimeTicks.along(clock().times(series.candleTimes()), Candlesticks.MOST_TICKS);
    }

    /** A name of its own for each candle, from its time. */
    List<String> labels(CandleSeries series) {
        return clock().labels(series.candleTimes());
    }

    private BarClock clock() {
        return new BarClock(of.timeframe().unit().compareTo(Unit.DAY) >= 0, of.zone());
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
