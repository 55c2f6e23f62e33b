package dev.barista.train.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.load.WaitScope;
import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.store.SavedBars;
import dev.barista.train.Extractor;
import dev.barista.train.backtest.Backtest;
import dev.barista.train.engine.PpoTrainer;
import dev.barista.train.market.MadeUpBars;
import dev.barista.train.market.TradingRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Markets of which is known what there is to find, from the bars to the report; {@code -Dbarista.train.markets} says how
 * many of each kind.
 */
class KnownMarketsTest {
    private static final int MARKETS = Integer.getInteger("barista.train.markets", 1);
    /** A report is wrong about a walk one time in forty. */
    private static final int WALKS = 2 * MARKETS;

    private static final String EARNED = "The agent earned: more than doing nothing would have.";
    private static final List<String> SYMBOLS = List.of("AAA", "BBB");
    private static final int ROWS = 800;
    private static final long STEPS = 6_144;

    @TempDir
    private Path directory;

    @Test
    void aPatternIsFoundAndEarnsWhereTheAgentWasNotTrained() throws Exception {
        for (int seed = 1; seed <= MARKETS; seed++) {
            Backtest test = trained("tides", MadeUpBars.tides(SYMBOLS, ROWS, seed), seed);
            assertThat(test.toString()).as("seed %d", seed).contains(EARNED, "The agent did better than buy and hold.");
        }
    }

    @Test
    void nothingIsClaimedToBeFoundInRandomWalks() throws Exception {
        int claims = 0;
        for (int seed = 1; seed <= WALKS; seed++) {
            Backtest test = trained("walk", MadeUpBars.walks(SYMBOLS, ROWS, seed), seed);
            claims += test.toString().contains(EARNED) ? 1 : 0;
        }
        assertThat(claims).as("reports of %d walks that claim an edge", WALKS).isLessThanOrEqualTo(1 + WALKS / 12);
    }

    private Backtest trained(String name, Map<Symbol, Bars> bars, long seed) throws Exception {
        RunFolder folder = RunFolder.of(directory.resolve(name + seed));
        folder.create();
        SavedBars.write(folder.bars(), bars);
        new RunConfig(
                        name,
                        SYMBOLS,
                        "test",
                        false,
                        false,
                        0,
                        STEPS,
                        Extractor.LSTM,
                        4,
                        1,
                        1,
                        seed,
                        1e-3,
                        1,
                        3,
                        TradingRules.USUAL,
                        0)
                .write(folder);
        assertThat(Worker.of(PpoTrainer::create).run(folder.checkpoints())).isZero();
        Backtest test = new Agent(folder, null, WaitScope.NONE).backtest();
        System.out.printf("%s %d: %s%n", name, seed, test.metrics());
        return test;
    }
}
