package dev.barista.train.worker;

import dev.barista.load.Load;
import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.train.Policy;
import dev.barista.train.Snapshot;
import dev.barista.train.TrainedPolicy;
import dev.barista.train.backtest.Backtest;
import dev.barista.train.backtest.Backtester;
import dev.barista.train.backtest.Segment;
import dev.barista.train.checkpoint.Checkpoints;
import dev.barista.train.market.Features;
import dev.barista.train.market.MarketView;
import dev.barista.train.market.WalkForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Back-tests the agents of a run from their checkpoints, in this process. Stateless. */
final class AgentBacktest {
    private static final int FEWEST = 3;

    private AgentBacktest() {}

    private interface Work {
        Backtest run() throws IOException, InterruptedException;
    }

    /** Fold after fold, each by the agents that were trained before it. */
    static Backtest own(RunFolder folder) {
        return done(() -> {
            RunConfig config = RunConfig.read(folder);
            RunData data = RunData.read(folder, config);
            List<WalkForward.Fold> folds = data.folds();
            List<Segment> segments = new ArrayList<>();
            for (int i = 0; i < folds.size(); i++) {
                int which = i;
                List<Leg> legs = Leg.of(config).stream()
                        .filter(leg -> leg.fold() == which)
                        .sorted((a, b) -> a.seed() - b.seed())
                        .toList();
                segments.add(segment(
                        folder, data, legs, folds.get(i).test(), folds.get(i).end()));
            }
            return Backtester.compare(config.name(), config.practice(), segments);
        });
    }

    /** By the agents of the newest fold. */
    static Backtest on(RunFolder folder, Load holdout) {
        return done(() -> {
            RunConfig config = RunConfig.read(folder);
            holdout.await();
            RunData data = RunData.of(config, wanted(config, holdout), holdout.contractBars());
            List<Leg> legs = Leg.of(config).stream()
                    .filter(leg -> leg.fold() == config.folds() - 1)
                    .sorted((a, b) -> a.seed() - b.seed())
                    .toList();
            Segment segment =
                    segment(folder, data, legs, Features.WARM_UP, data.frames().size());
            return Backtester.compare(config.name(), holdout.progress().practice(), List.of(segment));
        });
    }

    /** From a row on, or later if an agent has seen more. */
    private static Segment segment(RunFolder folder, RunData data, List<Leg> legs, int from, int end)
            throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Leg leg : legs) {
            snapshots.add(best(leg.folder(folder)));
        }
        long seen = snapshots.stream()
                .mapToLong(snapshot -> Learnt.of(snapshot).seenUntil())
                .max()
                .orElseThrow();
        int first = Math.max(from, data.frames().firstNotBefore(seen + 1));
        if (end - first < FEWEST) {
            throw new InvalidInputException("of these " + data.frames().size() + " bars none, or too few, come after "
                    + Instant.ofEpochMilli(seen)
                    + ", up to which the agent was trained or chosen. Load later bars, or see agent.backtest()");
        }
        MarketView view = data.view(Learnt.of(snapshots.get(0)).scaling());
        List<Policy> policies =
                snapshots.stream().<Policy>map(TrainedPolicy::of).toList();
        return new Segment(view, first - 1, end, policies);
    }

    private static Map<Symbol, Bars> wanted(RunConfig config, Load holdout) {
        Map<Symbol, Bars> loaded = holdout.bars();
        Map<Symbol, Bars> wanted = new LinkedHashMap<>();
        for (String name : config.symbols()) {
            Symbol symbol = Symbol.parse(name);
            Bars bars = loaded.get(symbol);
            if (bars == null) {
                throw new InvalidInputException("the agent trades " + String.join(", ", config.symbols())
                        + ", and this load has no " + name + ". Try: %bars " + String.join(" ", config.symbols()));
            }
            wanted.put(symbol, bars);
        }
        return wanted;
    }

    private static Snapshot best(RunFolder folder) throws IOException {
        return new Checkpoints(folder.checkpoints())
                .best()
                .orElseThrow(() -> new InvalidInputException("there is no checkpoint in " + folder.checkpoints()
                        + " yet. Wait for the training: agent.await()"));
    }

    private static Backtest done(Work work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while back-testing");
        }
    }
}
