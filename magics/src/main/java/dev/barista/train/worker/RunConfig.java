package dev.barista.train.worker;

import com.google.gson.JsonParseException;
import dev.barista.market.InvalidInputException;
import dev.barista.train.Extractor;
import dev.barista.train.market.TradingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/**
 * What is to be trained, as the worker reads it. Immutable.
 *
 * @param name of the load, for titles
 * @param symbols in the order of asking
 * @param source where the bars come from
 * @param practice whether they are made up
 * @param options whether bars of options are seen too
 * @param episodes after which training ends; 0 for {@code steps} to say
 * @param steps after which training ends; 0 for {@code episodes} to say
 * @param extractor how features are made of the window
 * @param window bars that are seen at a time
 * @param folds of the walk-forward back-test; the last one's agent is kept
 * @param seeds how many agents are trained on each fold, with seeds that follow each other; the first one is kept
 * @param seed of all that is random
 * @param learningRate at the start
 * @param threads of the tensor library
 * @param keep how many checkpoints
 * @param rules of trading
 * @param startedMillis when it was asked for, epoch milliseconds
 */
public record RunConfig(
        String name,
        List<String> symbols,
        String source,
        boolean practice,
        boolean options,
        long episodes,
        long steps,
        Extractor extractor,
        int window,
        int folds,
        int seeds,
        long seed,
        double learningRate,
        int threads,
        int keep,
        TradingRules rules,
        long startedMillis) {
    private static final int MOST_WINDOW = 256;
    private static final int MOST_FOLDS = 10;
    private static final int MOST_SEEDS = 20;

    public RunConfig {
        symbols = List.copyOf(symbols);
        Objects.requireNonNull(extractor);
        Objects.requireNonNull(rules);
        check("--episodes", episodes, 0, 10_000_000);
        check("--steps", steps, 0, 1_000_000_000);
        check("--window", window, 1, MOST_WINDOW);
        check("--folds", folds, 1, MOST_FOLDS);
        check("--seeds", seeds, 1, MOST_SEEDS);
        check("--threads", threads, 1, 64);
        check("--keep", keep, 1, 1000);
    }

    private static void check(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidInputException(
                    String.format(java.util.Locale.ROOT, "%s must be %d–%,d, got %d", option, least, most, value));
        }
    }

    void write(RunFolder folder) throws IOException {
        Files.writeString(folder.config(), RunJson.GSON.toJson(this));
    }

    /** @throws InvalidInputException if there is no run in the folder, or none that this version knows */
    static RunConfig read(RunFolder folder) {
        try {
            RunConfig config = RunJson.GSON.fromJson(Files.readString(folder.config()), RunConfig.class);
            return Objects.requireNonNull(config);
        } catch (IOException | RuntimeException e) {
            String why = e instanceof JsonParseException || e instanceof NullPointerException
                    ? "its run.json cannot be read"
                    : "it has no run.json";
            throw new InvalidInputException("nothing that could go on is in " + folder.checkpoints() + ": " + why
                    + ". --fresh-start begins anew");
        }
    }
}
