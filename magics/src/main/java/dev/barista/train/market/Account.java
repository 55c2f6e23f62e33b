package dev.barista.train.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cash and positions of one who trades in {@link Frames} by {@link TradingRules}. Orders are given after a bar has ended
 * and filled at the next one's open, worse by slippage and less fees; sales come before purchases. Made for each episode;
 * for one thread.
 */
final class Account {
    /** Orders below this part of the largest are not worth their costs. */
    private static final double LEAST_ORDER = 0.1;

    private final Frames frames;
    private final TradingRules rules;
    private final double[] shares;
    private final List<Trade> trades = new ArrayList<>();
    private double cash;

    Account(Frames frames, TradingRules rules) {
        this.frames = frames;
        this.rules = rules;
        shares = new double[frames.symbols().size()];
        cash = rules.cash();
    }

    /** Dollars, at the close of {@code row}. */
    double value(int row) {
        return value(frames.close(), row);
    }

    private double value(double[][] prices, int row) {
        double value = cash;
        for (int s = 0; s < shares.length; s++) {
            value += shares[s] * prices[s][row];
        }
        return value;
    }

    double cash() {
        return cash;
    }

    /** Dollars held of a symbol, at the close of {@code row}. */
    double held(int symbol, int row) {
        return shares[symbol] * frames.close()[symbol][row];
    }

    List<Trade> trades() {
        return List.copyOf(trades);
    }

    /**
     * Fills orders at the open of {@code row}.
     *
     * @param orders one a symbol, from −1 (sell as much as is allowed at a time) to 1 (buy as much)
     */
    void fill(float[] orders, int row) {
        double value = value(frames.open(), row);
        int[] sales = IntStream.range(0, shares.length)
                .filter(s -> orders[s] <= -LEAST_ORDER && frames.traded()[s][row])
                .toArray();
        for (int s : sales) {
            double wanted = whole(-orders[s] * rules.orderLimit() * value, frames.open()[s][row]);
            trade(s, -Math.min(shares[s], wanted), row);
        }
        int[] purchases = IntStream.range(0, shares.length)
                .filter(s -> orders[s] >= LEAST_ORDER && frames.traded()[s][row])
                .boxed()
                .sorted(Comparator.comparingDouble(s -> -orders[s]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int s : purchases) {
            double price = frames.open()[s][row];
            double room = rules.positionLimit() * value - shares[s] * price;
            double affordable = cash / ((1 + rules.slippageRate()) * (1 + rules.feeRate()));
            double wanted = Math.min(orders[s] * rules.orderLimit() * value, Math.min(room, affordable));
            trade(s, whole(Math.max(0, wanted), price), row);
        }
    }

    private static double whole(double dollars, double price) {
        return Math.floor(dollars / price);
    }

    private void trade(int symbol, double number, int row) {
        if (number == 0) {
            return;
        }
        double price = frames.open()[symbol][row] * (1 + Math.signum(number) * rules.slippageRate());
        double fee = Math.abs(number) * price * rules.feeRate();
        shares[symbol] += number;
        cash -= number * price + fee;
        trades.add(new Trade(frames.times()[row], frames.symbols().get(symbol), number, price, fee));
    }
}
