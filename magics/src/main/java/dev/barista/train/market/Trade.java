package dev.barista.train.market;

/**
 * An order that was filled. Immutable.
 *
 * @param timeMillis beginning of the bar at whose open it was filled, epoch milliseconds
 * @param symbol what was traded
 * @param shares above 0 if bought, below if sold
 * @param price of a share in dollars, slippage included
 * @param fee dollars
 */
public record Trade(long timeMillis, String symbol, double shares, double price, double fee) {}
