package dev.barista.train.market;

/**
 * What an agent gets to see of a market, by the measure of its training. Made by {@link #of}; its arrays are not to be
 * changed, so threads may share it.
 *
 * @param frames prices
 * @param features scaled, {@code [time][column]}
 * @param turbulence one a time; NaN where it is not known
 * @param turbulenceLimit above which nothing is traded
 * @param window rows that are seen at a time
 * @param rules of trading
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who read them
public record MarketView(
        Frames frames,
        float[][] features,
        double[] turbulence,
        double turbulenceLimit,
        int window,
        TradingRules rules) {
    /**
     * By the measure of a training.
     *
     * @throws dev.barista.market.InvalidInputException if the features are not those that the scaling was fitted on
     */
    public static MarketView of(Frames frames, Features features, Scaling scaling, int window, TradingRules rules) {
        return new MarketView(
                frames, scaling.apply(features), features.turbulence(), scaling.turbulenceLimit(), window, rules);
    }

    /** Of a row of features. */
    int columns() {
        return features[0].length;
    }

    /** Whether orders are taken after this row. */
    boolean isCalm(int row) {
        return !(turbulence[row] > turbulenceLimit);
    }
}
