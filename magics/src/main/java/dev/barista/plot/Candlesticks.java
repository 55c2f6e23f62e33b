package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.ZoneId;

/**
 * What a candlestick plot is made of. Made by {@code %plot}; immutable.
 *
 * @param symbol whose bars they are
 * @param timeframe width of a bar
 * @param bars in any order; bars without prices are left out, and the plot says how many
 * @param source where they come from, as the reader knows it, such as {@code "Alpaca"}
 * @param isPractice whether the bars are made up, which the plot then says in several places
 * @param zone the exchange's time zone, by whose clock times are shown
 * @param isOhlc whether each bar is drawn as a line with a tick for its open and one for its close
 */
public record Candlesticks(
        Symbol symbol, Timeframe timeframe, Bars bars, String source, boolean isPractice, ZoneId zone, boolean isOhlc) {
    /** More candles than these are put together in the interactive plot: browsers draw no more of them with ease. */
    static final int MOST_INTERACTIVE = 5_000;

    /** More candles than these are put together in the still picture, where each would be under three pixels wide. */
    static final int MOST_STILL = 300;

    /** More labels than these touch each other along the time axis. */
    static final int MOST_TICKS = 14;

    static final int WIDTH = 960;
    static final int HEIGHT = 460;

    /** Candles. */
    public Candlesticks(Symbol symbol, Timeframe timeframe, Bars bars, String source, boolean isPractice, ZoneId zone) {
        this(symbol, timeframe, bars, source, isPractice, zone, false);
    }

    /** Draws the plot: the still picture and the interactive figure. */
    public Chart chart() {
        int[] rows = CandleSeries.rowsByTime(bars);
        CandleSeries still = CandleSeries.of(bars, rows, MOST_STILL);
        CandleSeries interactive = CandleSeries.of(bars, rows, MOST_INTERACTIVE);
        CandleText text = new CandleText(this);
        Picture picture = Picture.draw(
                WIDTH, HEIGHT, text.caption(still), canvas -> new CandlePainter(canvas, still, text).paint());
        boolean isWhole = interactive.barsPerCandle() == 1;
        return new Chart(
                picture,
                new CandleFigure(interactive, text).json(),
                isWhole ? null : new CandleZoom(this, rows, interactive));
    }
}
