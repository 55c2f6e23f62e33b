package dev.barista.train.market;

import dev.barista.market.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How features are brought to a common size, and above which turbulence nothing is traded: fitted on the training part
 * alone and kept with the run, so that what comes later is seen by the same measure. Immutable to its callers.
 *
 * @param names of the columns that it was fitted on
 * @param means of the columns
 * @param deviations of the columns, 1 where a column does not change
 * @param turbulenceLimit the 90th percentile, as in Zou et al.
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who read them
public record Scaling(List<String> names, double[] means, double[] deviations, double turbulenceLimit) {
    private static final double TURBULENCE_QUANTILE = 0.9;
    /** Deviations; beyond, a value says only that it is extreme. */
    private static final double CLIP = 5;

    /**
     * Fits to the training part.
     *
     * @param from its first row
     * @param to the row behind it
     */
    public static Scaling fit(Features features, int from, int to) {
        int columns = features.names().size();
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            double[] known = IntStream.range(from, to)
                    .mapToDouble(row -> features.rows()[row][column])
                    .filter(Double::isFinite)
                    .toArray();
            double mean = Arrays.stream(known).average().orElse(0);
            double variance = Arrays.stream(known)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0);
            means[c] = mean;
            deviations[c] = variance > 1e-18 ? Math.sqrt(variance) : 1;
        }
        double[] turbulence = Arrays.stream(features.turbulence(), from, to)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double limit = turbulence.length == 0
                ? Double.MAX_VALUE
                : turbulence[(int) Math.min(turbulence.length - 1, TURBULENCE_QUANTILE * turbulence.length)];
        return new Scaling(features.names(), means, deviations, limit);
    }

    /**
     * The features by this measure, {@code [time][column]}; what is not known is 0, the mean.
     *
     * @throws InvalidInputException if they are not those that this was fitted on
     */
    public float[][] apply(Features features) {
        if (!names.equals(features.names())) {
            throw new InvalidInputException("this agent knows " + symbols(names) + ", not " + symbols(features.names())
                    + ": it has learnt from other data. Take the same symbols, or --fresh-start");
        }
        float[][] scaled = new float[features.rows().length][names.size()];
        for (int row = 0; row < scaled.length; row++) {
            for (int c = 0; c < names.size(); c++) {
                double value = (features.rows()[row][c] - means[c]) / deviations[c];
                scaled[row][c] = Double.isNaN(value) ? 0 : (float) Math.max(-CLIP, Math.min(CLIP, value));
            }
        }
        return scaled;
    }

    private static String symbols(List<String> names) {
        List<String> symbols = names.stream()
                .filter(name -> name.endsWith(" rsi"))
                .map(name -> name.substring(0, name.length() - " rsi".length()))
                .toList();
        boolean options = names.stream().anyMatch(name -> name.endsWith(OptionFeatures.KNOWN));
        return String.join(", ", symbols) + (options ? " with options" : "");
    }
}
