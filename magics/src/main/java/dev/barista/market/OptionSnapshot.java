package dev.barista.market;

/**
 * What is known of one contract at this moment; the source may leave out anything but the contract. Made by sources;
 * immutable. A missing number is NaN, a missing time {@link Bars#MISSING}.
 *
 * @param bid dollars a share
 * @param ask dollars a share
 * @param quoteMillis when bid and ask were quoted, epoch milliseconds
 * @param last price of the last trade, dollars a share
 * @param tradeMillis when that was, epoch milliseconds
 * @param impliedVolatility a year's, 0.2 for 20 %
 */
public record OptionSnapshot(
        OccSymbol contract,
        double bid,
        double ask,
        long quoteMillis,
        double last,
        long tradeMillis,
        double impliedVolatility,
        Greeks greeks) {

    /**
     * How the price of a share's worth of option moves.
     *
     * @param delta dollars for a dollar of the underlying
     * @param gamma change of delta for a dollar of the underlying
     * @param theta dollars for a day
     * @param vega dollars for a hundredth of implied volatility
     * @param rho dollars for a hundredth of interest
     */
    public record Greeks(double delta, double gamma, double theta, double vega, double rho) {
        /** Nothing is known. */
        public static final Greeks NONE = new Greeks(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
