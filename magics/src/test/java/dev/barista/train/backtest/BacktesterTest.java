package dev.barista.train.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barista.train.Policy;
import dev.barista.train.market.Features;
import dev.barista.train.market.Frames;
import dev.barista.train.market.MadeUpBars;
import dev.barista.train.market.MarketView;
import dev.barista.train.market.Scaling;
import dev.barista.train.market.Trade;
import dev.barista.train.market.TradingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BacktesterTest {
    private static final long DAY = 86_400_000;

    private static Curve curve(double... values) {
        long[] times = LongStream.range(0, values.length).map(i -> i * DAY).toArray();
        return new Curve("x", times, values, List.of(new Trade(0, "AAA", 1, 1, 0), new Trade(0, "AAA", -1, 1, 0)));
    }

    private static MarketView view() {
        Frames frames = Frames.of(MadeUpBars.walks(List.of("AAA", "BBB"), 120, 6));
        Features features = Features.of(frames, null);
        return MarketView.of(frames, features, Scaling.fit(features, 29, 80), 4, TradingRules.USUAL);
    }

    private static Segment part(MarketView view, int from, int end, float... orders) {
        List<Policy> policies = new ArrayList<>();
        for (float order : orders) {
            policies.add(new AlwaysPolicy(view, order));
        }
        return new Segment(view, from, end, policies);
    }

    @Test
    void foldsFollowEachOtherWithWhatTheOneBeforeEndedWith() {
        MarketView view = view();
        Backtest test =
                Backtester.compare("walks", false, List.of(part(view, 79, 100, 1, 0), part(view, 99, 120, 1, 0)));
        Curve first = Backtester.greedy(view, 79, 100, new AlwaysPolicy(view, 1));
        Curve second = Backtester.greedy(view, 99, 120, new AlwaysPolicy(view, 1));
        double[] chained = test.agent().values();
        assertThat(chained).hasSize(41);
        assertThat(chained[40]).isCloseTo(first.values()[20] * second.values()[20] / 1e6, within(1e-6));
        assertThat(test.agent().times()).isSorted().doesNotHaveDuplicates();
        assertThat(test.agents()).hasSize(2);
        assertThat(test.agents().get(1).values()).containsOnly(1e6);
        assertThat(test.toString()).contains("2 agents");
    }

    @Test
    void thePapersFiveFiguresAreWorkedOutByHand() {
        Metrics metrics = Metrics.of(curve(100, 120, 90, 110));
        assertThat(metrics.cumulativeReturn()).isCloseTo(0.10, within(1e-12));
        assertThat(metrics.maxEarningRate()).isCloseTo(0.20, within(1e-12));
        assertThat(metrics.maxPullback()).isCloseTo(0.25, within(1e-12));
        assertThat(metrics.averageProfitPerTrade()).isEqualTo(5);
        assertThat(metrics.trades()).isEqualTo(2);
        double[] returns = {0.2, -0.25, 110 / 90.0 - 1};
        double mean = (returns[0] + returns[1] + returns[2]) / 3;
        double squares = 0;
        for (double each : returns) {
            squares += (each - mean) * (each - mean);
        }
        assertThat(metrics.sharpeRatio()).isCloseTo(mean / Math.sqrt(squares / 2) * Math.sqrt(365.25), within(1e-9));
    }

    @Test
    void whatNeverMovesHasNoSharpeRatio() {
        assertThat(Metrics.of(curve(100, 100, 100)).sharpeRatio()).isZero();
    }

    @Test
    void theBootstrapIsSureOfASteadyGainAndUnsureOfNoise() {
        SplittableRandom random = new SplittableRandom(5);
        double[] steady =
                random.doubles(250).map(noise -> 0.002 + 0.001 * (noise - 0.5)).toArray();
        double[] noise = new double[250];
        for (int i = 0; i < noise.length; i += 2) {
            noise[i] = 0.02 * (random.nextDouble() - 0.5);
            noise[i + 1] = -noise[i];
        }
        assertThat(Bootstrap.ofReturn(steady).low()).isPositive();
        assertThat(Bootstrap.ofReturn(steady).above()).isEqualTo(1);
        Bootstrap.Interval unsure = Bootstrap.ofReturn(noise);
        assertThat(unsure.low()).isNegative();
        assertThat(unsure.high()).isPositive();
        assertThat(Bootstrap.ofDifference(steady, steady).high()).isZero();
        assertThat(Bootstrap.ofReturn(noise)).isEqualTo(unsure);
    }

    @Test
    void buyAndHoldPaysItsCostsOnceAndThenFollowsThePrices() {
        MarketView view = view();
        Backtest test = Backtester.compare("walks", true, List.of(part(view, 79, 120, 0)));
        Curve held = test.buyAndHold();
        assertThat(held.values()[0]).isEqualTo(1e6);
        assertThat(held.trades()).hasSize(2);
        double worth = 1e6;
        for (Trade trade : held.trades()) {
            int s = trade.symbol().equals("AAA") ? 0 : 1;
            worth += trade.shares() * (view.frames().close()[s][119] - trade.price()) - trade.fee();
        }
        assertThat(held.values()[40]).isCloseTo(worth, within(1e-6));
    }

    @Test
    void anAgentThatDoesNothingEndsWithWhatItBeganWith() {
        MarketView view = view();
        Backtest test = Backtester.compare("walks", true, List.of(part(view, 79, 120, 0)));
        assertThat(test.agent().values()).hasSize(41).containsOnly(1e6);
        assertThat(test.random()).hasSize(5).allSatisfy(curve -> assertThat(curve.trades())
                .isNotEmpty());
    }

    @Test
    void theTextNamesAllFiguresTheOthersAndPracticeData() {
        MarketView view = view();
        String text = Backtester.compare("walks", true, List.of(part(view, 79, 120, 1)))
                .toString();
        assertThat(text)
                .contains(
                        "practice data",
                        "cumulative return",
                        "max earning rate",
                        "maximum pullback",
                        "average profitability per trade",
                        "Sharpe ratio",
                        "buy and hold",
                        "random",
                        "95 %");
    }
}
