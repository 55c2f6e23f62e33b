package dev.barista.train.engine;

import ai.djl.ndarray.NDArray;
import dev.barista.train.ActionSpace;
import dev.barista.train.UpdateConfig;
import dev.barista.train.engine.Network.Outputs;
import dev.barista.train.engine.Parameters.Views;

/**
 * PPO's objective (arXiv 1707.06347, equations 7 and 9) on a minibatch. Stateless.
 *
 * <p>Factors of single numbers are floats: a double would make the result one.
 */
final class PpoLoss {
    private final Torch torch;
    private final UpdateConfig config;
    private final ActionSpace actions;

    PpoLoss(Torch torch, UpdateConfig config, ActionSpace actions) {
        this.torch = torch;
        this.config = config;
        this.actions = actions;
    }

    /**
     * The loss and its parts, single numbers each.
     *
     * @param total what is made small
     * @param policy the clipped objective, negated
     * @param value the critic's squared error
     * @param entropy of the policy
     * @param logRatios of new to old probabilities, {@code [rows]}
     */
    record Terms(NDArray total, NDArray policy, NDArray value, NDArray entropy, NDArray logRatios) {}

    Terms of(Outputs outputs, Views views, Minibatch batch) {
        ActionTerms terms = actions instanceof ActionSpace.Discrete
                ? ActionTerms.discrete(torch, outputs.actions(), batch)
                : ActionTerms.continuous(torch, outputs.actions(), views.get("actor.log_std"), batch);
        NDArray logRatios = terms.logProbabilities().sub(torch.create(batch.logProbabilities(), batch.rows()));
        NDArray policy = policy(logRatios.exp(), torch.create(batch.advantages(), batch.rows()));
        NDArray value = value(outputs.values(), batch);
        NDArray total = policy.add(value.mul(torch.number(config.valueWeight())))
                .sub(terms.entropy().mul(torch.number(config.entropyWeight())));
        return new Terms(total, policy, value, terms.entropy(), logRatios);
    }

    private NDArray policy(NDArray ratios, NDArray advantages) {
        NDArray clipped = ratios.clip(1 - config.clip(), 1 + config.clip());
        return ratios.mul(advantages).minimum(clipped.mul(advantages)).mean().neg();
    }

    private NDArray value(NDArray values, Minibatch batch) {
        NDArray returns = torch.create(batch.returns(), batch.rows());
        NDArray errors = values.sub(returns).square();
        if (config.valueClip() > 0) {
            NDArray old = torch.create(batch.values(), batch.rows());
            NDArray moved = values.sub(old).clip(-config.valueClip(), config.valueClip());
            errors = errors.maximum(old.add(moved).sub(returns).square());
        }
        return errors.mean();
    }
}
