package dev.barista.train.engine;

/**
 * Divides rewards by the running deviation of their discounted sum, which does not move what is optimal (detail 9 of "The
 * 37 implementation details of PPO"). Used by one thread.
 */
final class RewardScale {
    private final double discount;
    private final double[] sums;
    private double mean;
    private double variance = 1;
    private double count = 1e-4;

    RewardScale(int environments, double discount) {
        this.discount = discount;
        sums = new double[environments];
    }

    /** Takes a step's rewards of all environments into account, and scales them in place. */
    void scale(double[] rewards, boolean[] over) {
        for (int i = 0; i < rewards.length; i++) {
            sums[i] = discount * sums[i] + rewards[i];
        }
        include();
        for (int i = 0; i < rewards.length; i++) {
            rewards[i] = Math.max(-10, Math.min(10, rewards[i] / Math.sqrt(variance + 1e-8)));
            if (over[i]) {
                sums[i] = 0;
            }
        }
    }

    /** Mean, variance and count, then the sums of the episodes under way. */
    double[] state() {
        double[] state = new double[sums.length + 3];
        state[0] = mean;
        state[1] = variance;
        state[2] = count;
        System.arraycopy(sums, 0, state, 3, sums.length);
        return state;
    }

    void set(double[] state) {
        mean = state[0];
        variance = state[1];
        count = state[2];
        System.arraycopy(state, 3, sums, 0, sums.length);
    }

    /** Chan's way to join the moments of two samples. */
    private void include() {
        int size = sums.length;
        double batchMean = 0;
        for (double sum : sums) {
            batchMean += sum / size;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += (sum - batchMean) * (sum - batchMean);
        }
        double distance = batchMean - mean;
        double total = count + size;
        variance = (variance * count + squares + distance * distance * count * size / total) / total;
        mean += distance * size / total;
        count = total;
    }
}
