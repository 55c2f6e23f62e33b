package dev.barista.train.worker;

import dev.barista.train.Environment;
import dev.barista.train.PpoConfig;
import dev.barista.train.Trainer;
import java.util.function.Supplier;

/** Makes what learns: the seam between a run and the tensor library. */
@FunctionalInterface
public interface TrainerMaker {
    /**
     * Makes one; the thread that calls it trains with it.
     *
     * @param environments makes a new one at each call
     */
    Trainer make(PpoConfig config, Supplier<? extends Environment> environments);
}
