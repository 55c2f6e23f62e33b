package dev.barista.train.engine;

import ai.djl.ndarray.NDScope;
import dev.barista.train.PpoConfig;
import dev.barista.train.TrainingDivergedException;

/** Learns from one rollout after another: epochs of minibatches. Used by one thread. */
final class PpoUpdate {
    private final Torch torch;
    private final Network network;
    private final Parameters parameters;
    private final Adam adam;
    private final PpoConfig config;
    private final PpoLoss loss;

    PpoUpdate(Torch torch, Network network, Parameters parameters, Adam adam, PpoConfig config, PpoLoss loss) {
        this.torch = torch;
        this.network = network;
        this.parameters = parameters;
        this.adam = adam;
        this.config = config;
        this.loss = loss;
    }

    /**
     * What a minibatch gave.
     *
     * @param policy the clipped objective, negated
     * @param value the critic's squared error
     * @param entropy of the policy
     * @param kl from the policy that gathered the batch
     * @param clipped the part of ratios beyond the range
     * @param norm of the gradient, before it was clipped
     */
    record Figures(double policy, double value, double entropy, double kl, double clipped, double norm) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

        Figures plus(Figures other, double weight) {
            return new Figures(
                    policy + other.policy * weight,
                    value + other.value * weight,
                    entropy + other.entropy * weight,
                    kl + other.kl * weight,
                    clipped + other.clipped * weight,
                    norm + other.norm * weight);
        }
    }

    /** All epochs. The means of their minibatches. */
    Figures learn(Batches batches, double rate, Randomness shuffles) {
        Figures sum = Figures.NONE;
        int count = 0;
        double target = config.update().targetKl();
        for (int epoch = 0; epoch < config.update().epochs(); epoch++) {
            for (int[] numbers : batches.divide(config.update().minibatches(), shuffles)) {
                Figures figures = step(batches.of(numbers), rate);
                sum = sum.plus(figures, 1);
                count++;
                if (target > 0 && figures.kl() > 1.5 * target) {
                    return Figures.NONE.plus(sum, 1.0 / count);
                }
            }
        }
        return Figures.NONE.plus(sum, 1.0 / count);
    }

    /** One minibatch: forward, backward, one step of the optimiser. */
    Figures step(Minibatch batch, double rate) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Figures figures = differentiate(batch);
            float[] gradient = parameters.takeGradient();
            double norm = norm(gradient);
            if (!Double.isFinite(norm) || !Double.isFinite(figures.policy() + figures.value() + figures.entropy())) {
                throw new TrainingDivergedException("training gave something that is no number: policy loss "
                        + figures.policy() + ", value loss " + figures.value() + ", norm of the gradient " + norm
                        + ". Try a lower learning rate, or look for what is extreme in the data");
            }
            double most = config.update().maxGradientNorm();
            float factor = (float) Math.min(1, most / (norm + 1e-6));
            parameters.change(numbers -> adam.step(numbers, gradient, factor, rate));
            return new Figures(
                    figures.policy(), figures.value(), figures.entropy(), figures.kl(), figures.clipped(), norm);
        }
    }

    private Figures differentiate(Minibatch batch) {
        PpoLoss.Terms terms;
        Torch.recordGradients(true);
        try {
            terms = terms(batch);
            Torch.backward(terms.total());
        } finally {
            Torch.recordGradients(false);
        }
        float[] logs = terms.logRatios().toFloatArray();
        double kl = 0;
        int beyond = 0;
        for (float log : logs) {
            double ratio = Math.exp(log);
            kl += ratio - 1 - log;
            beyond += Math.abs(ratio - 1) > config.update().clip() ? 1 : 0;
        }
        return new Figures(
                terms.policy().getFloat(),
                terms.value().getFloat(),
                terms.entropy().getFloat(),
                kl / logs.length,
                beyond / (double) logs.length,
                0);
    }

    PpoLoss.Terms terms(Minibatch batch) {
        Parameters.Views views = parameters.views();
        Memory memory = Memory.of(torch, batch.hidden(), batch.cell(), batch.hidden().length / batch.sequences());
        return loss.of(network.forward(views, batch.observations(), memory, batch.breaks()), views, batch);
    }

    private static double norm(float[] gradient) {
        double squares = 0;
        for (float slope : gradient) {
            squares += (double) slope * slope;
        }
        return Math.sqrt(squares);
    }
}
