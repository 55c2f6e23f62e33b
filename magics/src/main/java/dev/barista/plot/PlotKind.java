package dev.barista.plot;

/** What can be drawn. */
public enum PlotKind {
    /** Candlesticks and volume. */
    CANDLES,
    /** A line from low to high for each bar, with ticks for open and close, and volume. */
    OHLC,
    /** Closes, or columns of a table, as lines. */
    LINE,
    /** Lines with the area below them. */
    AREA,
    /** Shares traded. */
    VOLUME,
    /** Log returns from close to close, as bars. */
    RETURNS,
    /** How often returns, or a column's values, are how large. */
    HISTOGRAM,
    /** Closes, each symbol's first one set to 100. */
    COMPARE,
    /** How returns, or columns, go together, by pairs. */
    CORRELATION,
    /** Returns of one symbol over those of another, or a column over another. */
    SCATTER,
    /** Returns by time of the day and day, or month and year; a table's values by two of its columns. */
    HEATMAP,
    /** Closes with moving averages and Bollinger's bands, RSI and MACD. */
    INDICATORS,
    /** Implied volatility over strikes, a line for each expiry. */
    SMILE,
    /** Implied volatility at the money over days to expiry. */
    TERM,
    /** Implied volatility over strikes and expiries. */
    SURFACE;

    /** Whether it is drawn of option chains. */
    public boolean isOfChains() {
        return compareTo(SMILE) >= 0;
    }

    /** The name as users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
