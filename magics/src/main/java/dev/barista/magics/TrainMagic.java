package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.market.Adjustment;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.train.Extractor;
import dev.barista.train.market.Frames;
import dev.barista.train.market.TradingRules;
import dev.barista.train.market.WalkForward;
import dev.barista.train.worker.Agent;
import dev.barista.train.worker.Agents;
import dev.barista.train.worker.RunConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %train}: trains an agent on a load in a process of its own. Made by {@link BaristaMagics} for each call. */
@SuppressWarnings("OrphanedFormatString") // "%train" is the magic's name, no format
@Command(
        name = "train",
        description = {
            "Trains an agent to trade the symbols of a load: recurrent PPO with a cascaded LSTM, in a process of its own",
            "that outlives this kernel. %%jobs lists it, %%attach shows it again, %%cancel stops it with a checkpoint. The",
            "same call goes on where it stopped. The first one fetches PyTorch's native library (112 MB)."
        })
final class TrainMagic implements Magic {
    private static final String EXAMPLE = "%train prices --as agent";
    private static final long QUICK_STEPS = 20_000;
    private static final long USUAL_EPISODES = 1_000;
    private static final int QUICK_WINDOW = 8;
    private static final List<Symbol> QUICK_SYMBOLS =
            List.of(Symbol.parse("SPY"), Symbol.parse("QQQ"), Symbol.parse("AAPL"));
    private static final Timeframe QUICK_TIMEFRAME = Timeframe.parse("1Hour");
    /** That of Zou et al. */
    private static final int USUAL_WINDOW = 30;

    /** What {@code --extractor} takes. */
    static final class Extractors implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(Extractor.LSTM.toString(), Extractor.CNN.toString()).iterator();
        }
    }

    private final TrainSession session;
    private final LoadCells cells;
    private final Variables variables;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description =
                    "The variable that holds a load, cleaned bars or a table; training begins when a load is there.")
    private @Nullable String name;

    @Option(names = "--episodes", paramLabel = "N", description = "Ends after so many; 1000 if left out.")
    private @Nullable Long episodes;

    @Option(names = "--steps", paramLabel = "N", description = "Ends after so many steps instead.")
    private @Nullable Long steps;

    @Option(
            names = "--quick",
            description = {
                "A first look: 20,000 steps, seeing 8 bars at a time.",
                "Without NAME it loads 90 days of hourly bars of SPY, QQQ and AAPL."
            })
    private boolean quick;

    @Option(
            names = "--checkpoint-dir",
            paramLabel = "DIR",
            description = "Where the agent is kept; checkpoints/NAME if left out.")
    private @Nullable String directory;

    @Option(names = "--fresh-start", description = "Begin anew; what is in the directory is moved aside.")
    private boolean freshStart;

    @Option(names = "--as", paramLabel = "NAME", description = "The variable that holds the agent.")
    private @Nullable String as;

    @Option(
            names = "--extractor",
            paramLabel = "KIND",
            completionCandidates = Extractors.class,
            description = "What makes features of the window: ${COMPLETION-CANDIDATES}.")
    private String extractor = "lstm";

    @Option(names = "--window", paramLabel = "BARS", description = "Bars seen at a time; 30 if left out.")
    private @Nullable Integer window;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Walks forward: trains and tests so many times, each later; 1 if left out.")
    private int folds = 1;

    @Option(names = "--seeds", paramLabel = "N", description = "Agents to train on each fold; 1 if left out.")
    private int seeds = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is random; 1 if left out.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Of the tensor library; 1 if left out.")
    private int threads = 1;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "At the start; 3e-4 if left out.")
    private double learningRate = 3e-4;

    @Option(names = "--keep", paramLabel = "N", description = "Checkpoints to keep beside the best; 3 if left out.")
    private int keep = 3;

    @Option(names = "--fee", paramLabel = "RATE", description = "Of what is traded; 0.001 (0.1 %%) if left out.")
    private double fee = TradingRules.USUAL.feeRate();

    @Option(names = "--slippage", paramLabel = "RATE", description = "Worse than the open; 0.0005 if left out.")
    private double slippage = TradingRules.USUAL.slippageRate();

    TrainMagic(TrainSession session, LoadCells cells, Variables variables) {
        this.session = session;
        this.cells = cells;
        this.variables = variables;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        LoadCells.checkName(as, EXAMPLE);
        try {
            Agent agent = start(call);
            if (as != null) {
                variables.bind(as, Agent.class, agent);
            }
            return call.target() == null ? null : agent;
        } catch (InvalidInputException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    private Agent start(MagicCall call) throws Exception {
        if (name == null) {
            return startOnOwnLoad(call);
        }
        return variables.find(name).orElse(null) instanceof Load load && !load.isDone()
                ? startWhenLoaded(call, name, load)
                : session.start(call.cell(), checkpoints(), order(TrainData.of(variables, name)), freshStart);
    }

    private Agent startOnOwnLoad(MagicCall call) throws Exception {
        if (!quick) {
            throw new InvalidInputException("%train needs a load to train on. Try: " + EXAMPLE
                    + ", or %train --quick --as agent, which loads some bars itself");
        }
        // What is wrong with the other options is said before anything is loaded.
        var unused = config(TrainData.NONE);
        LoadRequest request =
                new LoadRequest(QUICK_SYMBOLS, cells.range(null, EXAMPLE), QUICK_TIMEFRAME, Adjustment.RAW, null);
        Load load = cells.start(call.cell(), cells.fromMarket(request, true));
        try {
            Agent agent = startWhenLoaded(call, "its bars", load);
            // Nobody else wants the load; does nothing at its end.
            var unusedEnd = agent.done().thenRun(load::cancel);
            return agent;
        } catch (Exception e) {
            load.cancel();
            throw e;
        }
    }

    /** @param what of the load is waited for, for what is said if not all of it arrives */
    private Agent startWhenLoaded(MagicCall call, String what, Load load) throws Exception {
        return session.startWhenLoaded(
                call.cell(),
                load,
                () -> order(TrainData.of(what, load)),
                checkpoints(),
                config(TrainData.announced(load)),
                freshStart);
    }

    private Agents.Order order(TrainData data) {
        RunConfig config = config(data);
        // What is too little to learn from is said here, not by a worker later.
        var unused = WalkForward.folds(Frames.of(data.bars().bars()).size(), config.folds());
        return new Agents.Order(config, data.bars());
    }

    /** What the training is called. */
    private String title() {
        return name != null ? name : "quick";
    }

    private Path checkpoints() {
        return Path.of(directory != null ? directory : "checkpoints/" + title());
    }

    private RunConfig config(TrainData data) {
        int ends = (episodes != null ? 1 : 0) + (steps != null ? 1 : 0) + (quick ? 1 : 0);
        if (ends > 1) {
            throw new InvalidInputException(
                    "one of --episodes, --steps and --quick says when training ends, not several");
        }
        boolean bySteps = quick || steps != null;
        return new RunConfig(
                title(),
                data.symbols(),
                data.source(),
                data.practice(),
                !data.bars().options().isEmpty(),
                bySteps ? 0 : episodes != null ? episodes : USUAL_EPISODES,
                steps != null ? steps : quick ? QUICK_STEPS : 0,
                known(extractor),
                window != null ? window : quick ? QUICK_WINDOW : USUAL_WINDOW,
                folds,
                seeds,
                seed,
                learningRate,
                threads,
                keep,
                TradingRules.USUAL.withCosts(fee, slippage),
                session.clock().millis());
    }

    private static Extractor known(String text) {
        Extractor parsed = Extractor.parse(text);
        if (parsed == Extractor.NONE) {
            throw new InvalidInputException("--extractor is one of " + String.join(", ", Arrays.asList("lstm", "cnn"))
                    + ": something has to read the window");
        }
        return parsed;
    }
}
