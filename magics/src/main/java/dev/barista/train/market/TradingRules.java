package dev.barista.train.market;

import dev.barista.market.InvalidInputException;

/**
 * What trading costs and what is allowed. Immutable.
 *
 * @param cash to begin with, dollars; a million in Zou et al.
 * @param feeRate of what is bought or sold; 0.1 % in Zou et al.
 * @param slippageRate by which orders are filled worse than the open
 * @param orderLimit most that is ordered of a symbol at a time, as a part of the portfolio's value
 * @param positionLimit most that is held of a symbol after buying, as a part of the portfolio's value
 * @param rewardScale reward for a dollar of change of the portfolio's value; 1e-4 in Zou et al.
 */
public record TradingRules(
        double cash, double feeRate, double slippageRate, double orderLimit, double positionLimit, double rewardScale) {
    /** Zou et al.'s, with 0.05 % of slippage, orders of a fifth and positions of half of the portfolio. */
    public static final TradingRules USUAL = new TradingRules(1e6, 1e-3, 5e-4, 0.2, 0.5, 1e-4);

    public TradingRules {
        if (!(cash > 0) || !(feeRate >= 0 && feeRate < 1) || !(slippageRate >= 0 && slippageRate < 1)) {
            throw new InvalidInputException("cash must be above 0, fees and slippage from 0 to 1 (0.001 is 0.1 %)");
        }
        if (!(orderLimit > 0 && orderLimit <= 1) || !(positionLimit > 0 && positionLimit <= 1)) {
            throw new InvalidInputException(
                    "limits of orders and positions are parts of the portfolio, above 0 up to 1, such as 0.5");
        }
    }

    /** The same with other costs. */
    public TradingRules withCosts(double fee, double slippage) {
        return new TradingRules(cash, fee, slippage, orderLimit, positionLimit, rewardScale);
    }
}
