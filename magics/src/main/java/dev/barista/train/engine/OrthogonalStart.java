package dev.barista.train.engine;

import dev.barista.train.Parameter;
import dev.barista.train.ParameterLayout;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Orthogonal initialisation (Saxe, McClelland, Ganguli, arXiv 1312.6120): rows, or columns if those are fewer, of length
 * 1 and at right angles, by Gram–Schmidt on normally distributed numbers. Biases start at 0, but those of an LSTM's forget
 * gates at 1, so that it remembers before it has learnt to (Jozefowicz, Zaremba, Sutskever, ICML 2015). Stateless.
 */
final class OrthogonalStart {
    private OrthogonalStart() {}

    /** All parameters of a network, one after another. */
    static float[] of(ParameterLayout layout, RandomGenerator random) {
        float[] all = new float[layout.size()];
        int at = 0;
        for (Parameter parameter : layout.parameters()) {
            if (parameter.gain() != 0) {
                int rows = parameter.shape().get(0);
                fill(all, at, rows, parameter.size() / rows, parameter.gain(), random);
            } else if (parameter.name().endsWith(".bias_ih")) {
                int gate = parameter.size() / 4;
                Arrays.fill(all, at + gate, at + 2 * gate, 1);
            }
            at += parameter.size();
        }
        return all;
    }

    private static void fill(float[] all, int at, int rows, int columns, double gain, RandomGenerator random) {
        boolean wide = columns >= rows;
        double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = wide ? vectors[row][column] : vectors[column][row];
                all[at + row * columns + column] = (float) (gain * value);
            }
        }
    }

    private static double[][] orthonormal(int count, int length, RandomGenerator random) {
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < length; k++) {
                vectors[i][k] = random.nextGaussian();
            }
            for (int before = 0; before < i; before++) {
                subtract(vectors[i], vectors[before], dot(vectors[i], vectors[before]));
            }
            double norm = Math.sqrt(dot(vectors[i], vectors[i]));
            for (int k = 0; k < length; k++) {
                vectors[i][k] /= norm;
            }
        }
        return vectors;
    }

    private static void subtract(double[] from, double[] vector, double factor) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= factor * vector[k];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
