package dev.barista.train.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of the market beside its own account: a row a time, each made of bars that had ended by then. A
 * value that is not known is NaN. Made by {@link #of}; its arrays are not to be changed, so threads may share it.
 *
 * <p>Of each symbol: logarithmic returns over 1 and 5 rows, volatility over 20, MACD, RSI, CCI and ADX (see
 * {@link Indicators}), and the logarithm of its volume against that of the last 20 rows; of all together the turbulence
 * (see {@link Turbulence}); where the load has bars of options, what {@link OptionFeatures} makes of them.
 *
 * @param names one a column, such as {@code "SPY rsi"}
 * @param rows {@code [time][column]}
 * @param turbulence one a time; NaN at the beginning
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who read them
public record Features(List<String> names, double[][] rows, double[] turbulence) {
    private static final int VOLATILITY_SPAN = 20;
    private static final int LONG_RETURN = 5;

    /** Rows at the beginning in which some indicator is not known yet. */
    public static final int WARM_UP = 29;

    public Features {
        names = List.copyOf(names);
    }

    /**
     * Makes them of all rows.
     *
     * @param options a row a time; null if the load has none
     */
    public static Features of(Frames frames, @Nullable OptionFeatures options) {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int s = 0; s < frames.symbols().size(); s++) {
            String symbol = frames.symbols().get(s) + " ";
            double[] close = frames.close()[s];
            Indicators indicators = new Indicators(frames.high()[s], frames.low()[s], close);
            names.addAll(List.of(
                    symbol + "return 1",
                    symbol + "return 5",
                    symbol + "volatility",
                    symbol + "macd",
                    symbol + "rsi",
                    symbol + "cci",
                    symbol + "adx",
                    symbol + "volume"));
            columns.addAll(List.of(
                    Indicators.logReturn(close, 1),
                    Indicators.logReturn(close, LONG_RETURN),
                    Indicators.volatility(close, VOLATILITY_SPAN),
                    indicators.macd(),
                    indicators.rsi(),
                    indicators.cci(),
                    indicators.adx(),
                    relativeVolume(frames.volume()[s])));
        }
        double[] turbulence = Turbulence.of(frames.close());
        names.add("turbulence");
        columns.add(logarithms(turbulence));
        if (options != null) {
            names.addAll(options.names());
            columns.addAll(options.columns());
        }
        return new Features(names, transposed(columns, frames.size()), turbulence);
    }

    private static double[] relativeVolume(double[] volume) {
        double[] values = new double[volume.length];
        double average = 0;
        for (int t = 0; t < volume.length; t++) {
            values[t] = t < VOLATILITY_SPAN ? Double.NaN : Math.log((volume[t] + 1) / (average + 1));
            average += (volume[t] - average) / Math.min(t + 1, VOLATILITY_SPAN);
        }
        return values;
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log1p).toArray();
    }

    private static double[][] transposed(List<double[]> columns, int rows) {
        double[][] values = new double[rows][columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < rows; row++) {
                values[row][column] = columns.get(column)[row];
            }
        }
        return values;
    }
}
