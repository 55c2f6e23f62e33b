package dev.barista.train.backtest;

import dev.barista.train.ActionSpace;
import dev.barista.train.Decision;
import dev.barista.train.ObservationSpace;
import dev.barista.train.Policy;
import dev.barista.train.PolicyState;
import dev.barista.train.market.MarketView;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Orders the same of all symbols each time. */
record AlwaysPolicy(MarketView view, float order) implements Policy {
    @Override
    public ObservationSpace observations() {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public ActionSpace actions() {
        return new ActionSpace.Continuous(view.frames().symbols().size());
    }

    @Override
    public PolicyState start() {
        return new PolicyState(new float[0], new float[0]);
    }

    @Override
    public Decision act(float[] observation, PolicyState state) {
        float[] action = new float[actions().width()];
        Arrays.fill(action, order);
        return new Decision(action, 0, action, state);
    }

    @Override
    public Decision sample(float[] observation, PolicyState state, RandomGenerator random) {
        return act(observation, state);
    }
}
