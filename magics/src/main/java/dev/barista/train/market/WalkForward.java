package dev.barista.train.market;

import dev.barista.market.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stretch of time into what is learnt from and what is judged by, always in this order: a fold trains on all that
 * is before it, chooses by the last part of that, and is tested on what comes next, which no other fold tests. Stateless.
 */
public final class WalkForward {
    /** Of all rows behind the warm-up, what is tested. */
    private static final double TESTED = 0.25;
    /** Of what is before a test, what is not trained on but chosen by. */
    private static final double VALIDATED = 0.15;

    private static final int FEWEST_TRAINED = 20;
    private static final int FEWEST_JUDGED = 3;

    private WalkForward() {}

    /**
     * One fold, as rows of the frames; each part ends where the next begins.
     *
     * @param from first row that is trained on
     * @param validation first row that is chosen by
     * @param test first row that is tested
     * @param end the row behind the last one
     */
    public record Fold(int from, int validation, int test, int end) {}

    /**
     * Cuts rows into folds, the oldest test first.
     *
     * @param rows how many there are, {@link Features#WARM_UP} included
     * @param folds how many
     * @throws InvalidInputException if there are too few rows
     */
    public static List<Fold> folds(int rows, int folds) {
        int usable = rows - Features.WARM_UP;
        int tested = (int) (usable * TESTED / folds);
        List<Fold> all = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            int test = rows - tested * (folds - i);
            int before = test - Features.WARM_UP;
            int validated = (int) (before * VALIDATED);
            if (before - validated < FEWEST_TRAINED || validated < FEWEST_JUDGED || tested < FEWEST_JUDGED) {
                throw new InvalidInputException("there are " + rows + " bars at common times, too few to train on"
                        + (folds > 1 ? " in " + folds + " folds" : "")
                        + ": about " + fewest(folds)
                        + " are needed. Load more days, or shorter bars: %bars SPY --days 90 --timeframe 1Hour");
            }
            all.add(new Fold(Features.WARM_UP, test - validated, test, test + tested));
        }
        return all;
    }

    private static int fewest(int folds) {
        int rows = Features.WARM_UP + 30;
        while (((int) ((rows - Features.WARM_UP) * TESTED / folds)) < FEWEST_JUDGED
                || (rows - Features.WARM_UP) * (1 - TESTED) * (1 - VALIDATED) < FEWEST_TRAINED + 1) {
            rows++;
        }
        return rows;
    }
}
