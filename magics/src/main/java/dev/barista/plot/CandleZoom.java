package dev.barista.plot;

import java.util.Arrays;

/** Draws stretches of a candlestick plot with fewer bars a candle. Made by {@link Candlesticks}; immutable. */
final class CandleZoom implements Zoom {
    private final Candlesticks of;
    private final int[] rows;
    private final CandleSeries whole;

    /**
     * @param rows of the bars, by time; whoever makes it leaves them alone
     * @param whole what the plot's own figure shows
     */
    CandleZoom(Candlesticks of, int[] rows, CandleSeries whole) {
        this.of = of;
        this.rows = rows;
        this.whole = whole;
    }

    @Override
    public StretchRows whole() {
        return whole.rows(0);
    }

    @Override
    public Stretch stretch(int from, int to) {
        CandleSeries series =
                CandleSeries.of(of.bars(), Arrays.copyOfRange(rows, from, to), Candlesticks.MOST_INTERACTIVE);
        return new Stretch(new CandleFigure(series, new CandleText(of, whole)).json(), series.rows(from));
    }
}
