package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;

/**
 * How likely the actions of a minibatch are by now.
 *
 * @param logProbabilities {@code [rows]}
 * @param entropy of the distributions, their mean
 */
record ActionTerms(NDArray logProbabilities, NDArray entropy) {
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Of choices, by logits {@code [rows, choices]}. */
    static ActionTerms discrete(Torch torch, NDArray logits, Minibatch batch) {
        long[] chosen = new long[batch.rows()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (long) batch.actions()[i];
        }
        NDArray all = logits.logSoftmax(1);
        NDArray those = all.gather(torch.create(chosen, chosen.length, 1), 1).reshape(-1);
        NDArray entropy = all.exp().mul(all).sum(new int[] {1}).mean().neg();
        return new ActionTerms(those, entropy);
    }

    /** Of normal distributions, by means {@code [rows, dimensions]} and logarithmic deviations. */
    static ActionTerms continuous(Torch torch, NDArray means, NDArray logDeviations, Minibatch batch) {
        long dimensions = means.getShape().get(1);
        NDArray actions = torch.create(batch.actions(), batch.rows(), dimensions);
        NDArray distance = actions.sub(means).div(logDeviations.exp());
        NDArray each = distance.square().mul(torch.number(-0.5)).sub(logDeviations);
        NDArray logs = each.sum(new int[] {1}).sub(dimensions * LOG_ROOT_TWO_PI);
        NDArray entropy = logDeviations.sum().add((float) (dimensions * (0.5 + LOG_ROOT_TWO_PI)));
        return new ActionTerms(logs, entropy);
    }
}
