package dev.barista.train.worker;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the trainings that a run is made of. Immutable.
 *
 * @param fold from 0; the last one is the newest
 * @param seed from 0, added to the run's
 * @param main whether its agent is the one that is kept
 */
record Leg(int fold, int seed, boolean main) {
    static final String PREFIX = "fold-";

    /** All of them, the main one last. */
    static List<Leg> of(RunConfig config) {
        List<Leg> legs = new ArrayList<>();
        for (int fold = 0; fold < config.folds(); fold++) {
            for (int seed = config.seeds() - 1; seed >= 0; seed--) {
                legs.add(new Leg(fold, seed, fold == config.folds() - 1 && seed == 0));
            }
        }
        return legs;
    }

    /** Where its checkpoints are: the run's own directory for the main one, else a folder in it. */
    RunFolder folder(RunFolder run) {
        return main ? run : RunFolder.of(run.checkpoints().resolve(PREFIX + (fold + 1) + "-seed-" + (seed + 1)));
    }

    /** Such as {@code "agent 2 of 6 (fold 1, seed 2)"}; empty if there is only one. */
    String title(RunConfig config) {
        int all = config.folds() * config.seeds();
        return all == 1
                ? ""
                : "agent " + (of(config).indexOf(this) + 1) + " of " + all + " (fold " + (fold + 1) + ", seed "
                        + (seed + 1) + "): ";
    }
}
