package dev.barista.train;

import dev.barista.market.InvalidInputException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a snapshot, in plain Java: a notebook acts with it without a tensor library. The network is the one that
 * {@code dev.barista.train.engine} trains; both give the same to the rounding of floats. Immutable.
 */
public final class TrainedPolicy implements Policy {
    private final NetworkConfig network;
    private final ObservationSpace observations;
    private final ActionSpace actions;
    private final Weights weights;
    private final WindowFeatures features;

    private TrainedPolicy(Snapshot snapshot) {
        network = snapshot.config().network();
        observations = snapshot.observations();
        actions = snapshot.actions();
        weights = new Weights(ParameterLayout.of(network, observations, actions), snapshot);
        features = new WindowFeatures(network, observations, weights);
    }

    /**
     * The policy of a snapshot.
     *
     * @throws InvalidInputException if a parameter is missing or has another shape
     */
    public static TrainedPolicy of(Snapshot snapshot) {
        return new TrainedPolicy(snapshot);
    }

    @Override
    public ObservationSpace observations() {
        return observations;
    }

    @Override
    public ActionSpace actions() {
        return actions;
    }

    @Override
    public PolicyState start() {
        int size = network.recurrent() ? network.coreSize() : 0;
        return new PolicyState(new float[size], new float[size]);
    }

    @Override
    public Decision act(float[] observation, PolicyState state) {
        return decide(observation, state, null);
    }

    @Override
    public Decision sample(float[] observation, PolicyState state, RandomGenerator random) {
        return decide(observation, state, random);
    }

    private Decision decide(float[] observation, PolicyState state, @Nullable RandomGenerator random) {
        if (observation.length != observations.size()) {
            throw new IllegalArgumentException(observation.length + " numbers observed, not " + observations.size());
        }
        float[] latent = weights.stack("linear", network.linearLayers(), features.of(observation));
        PolicyState next = state;
        if (network.recurrent()) {
            next = weights.lstm("core", latent, 0, latent.length, state);
            latent = next.hidden();
        }
        float[] outputs = weights.dense("actor.out", weights.stack("actor", network.headLayers(), latent));
        float value = weights.dense("critic.out", weights.stack("critic", network.headLayers(), latent))[0];
        Distribution distribution = distribution();
        float[] action = random == null ? distribution.mode(outputs, 0) : distribution.draw(outputs, 0, random);
        return new Decision(distribution.forEnvironment(action), value, outputs, next);
    }

    private Distribution distribution() {
        return actions instanceof ActionSpace.Continuous
                ? new Distribution(actions, weights.get("actor.log_std"))
                : new Distribution(actions, new float[0]);
    }
}
