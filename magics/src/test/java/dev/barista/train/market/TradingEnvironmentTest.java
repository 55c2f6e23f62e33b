package dev.barista.train.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.train.ActionSpace;
import dev.barista.train.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TradingEnvironmentTest {
    private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC");
    private static final int ROWS = 160;
    private static final int TRAINED = 90;
    private static final long SEED = 11;

    private static MarketView view(Map<Symbol, Bars> bars, TradingRules rules) {
        Frames frames = Frames.of(bars);
        Features features = Features.of(frames, null);
        return MarketView.of(frames, features, Scaling.fit(features, Features.WARM_UP, TRAINED), 5, rules);
    }

    private static MarketView view() {
        return view(MadeUpBars.walks(SYMBOLS, ROWS, SEED), TradingRules.USUAL);
    }

    /** All that an agent with a will of its own gets to see and earns. */
    private static List<String> life(MarketView view) {
        TradingEnvironment world = new TradingEnvironment(view, Features.WARM_UP, ROWS, ROWS);
        List<String> seen = new ArrayList<>();
        Step step = new Step(world.reset(SEED), 0, false, false);
        while (!step.done()) {
            float[] observation = step.observation();
            seen.add(Arrays.toString(observation) + " " + step.reward() + " " + world.value());
            // What is done depends on all that is seen.
            SplittableRandom will = new SplittableRandom(Arrays.hashCode(observation));
            float[] action = new float[SYMBOLS.size()];
            for (int s = 0; s < action.length; s++) {
                action[s] = (float) will.nextDouble(-1, 1);
            }
            step = world.step(action);
        }
        return seen;
    }

    @Test
    void changingTheFutureChangesNoObservationActionOrRewardBeforeIt() {
        Map<Symbol, Bars> bars = MadeUpBars.walks(SYMBOLS, ROWS, SEED);
        List<String> usual = life(view(bars, TradingRules.USUAL));
        for (int changed : new int[] {TRAINED, TRAINED + 1, 120, ROWS - 1}) {
            Map<Symbol, Bars> other = new LinkedHashMap<>();
            bars.forEach((symbol, some) -> other.put(symbol, MadeUpBars.changedFrom(some, changed, SEED + changed)));
            List<String> lived = life(view(other, TradingRules.USUAL));
            int known = changed - Features.WARM_UP;
            assertThat(lived.subList(0, known)).isEqualTo(usual.subList(0, known));
            if (known < usual.size()) {
                assertThat(lived.get(known)).isNotEqualTo(usual.get(known));
            }
        }
    }

    @Test
    void anEpisodeIsAFunctionOfItsSeedAndActions() {
        MarketView view = view();
        TradingEnvironment one = new TradingEnvironment(view, Features.WARM_UP, ROWS, 20);
        TradingEnvironment other = new TradingEnvironment(view, Features.WARM_UP, ROWS, 20);
        other.reset(5);
        other.step(new float[] {1, 1, 1});
        assertThat(other.reset(77)).isEqualTo(one.reset(77));
        for (int i = 0; i < 20; i++) {
            float[] action = {i % 3 - 1, 0.5f, -0.5f};
            Step a = one.step(action);
            Step b = other.step(action);
            assertThat(b.observation()).isEqualTo(a.observation());
            assertThat(b.reward()).isEqualTo(a.reward());
            assertThat(b.truncated()).isEqualTo(i == 19).isEqualTo(a.truncated());
        }
        assertThatThrownBy(() -> one.step(new float[3])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void seedsBeginEpisodesAtDifferentRows() {
        TradingEnvironment world = new TradingEnvironment(view(), Features.WARM_UP, ROWS, 20);
        assertThat(world.reset(1)).isNotEqualTo(world.reset(2));
    }

    @Test
    void theRewardIsTheChangeOfValueAfterCosts() {
        MarketView view = view();
        TradingEnvironment world = new TradingEnvironment(view, Features.WARM_UP, ROWS, ROWS);
        world.reset(0);
        Step step = world.step(new float[] {1, 0, 0});
        Trade trade = world.trades().get(0);
        double open = view.frames().open()[0][Features.WARM_UP + 1];
        double close = view.frames().close()[0][Features.WARM_UP + 1];
        assertThat(trade.price()).isCloseTo(open * 1.0005, within(1e-9));
        assertThat(trade.shares()).isEqualTo(Math.floor(0.2 * 1e6 / open));
        assertThat(trade.fee()).isCloseTo(trade.shares() * trade.price() * 0.001, within(1e-6));
        double change = trade.shares() * (close - trade.price()) - trade.fee();
        assertThat(step.reward()).isCloseTo(change * 1e-4, within(1e-9));
        assertThat(world.value()).isCloseTo(1e6 + change, within(1e-6));
    }

    @Test
    void doingNothingCostsAndEarnsNothing() {
        TradingEnvironment world = new TradingEnvironment(view(), Features.WARM_UP, ROWS, ROWS);
        world.reset(0);
        double sum = 0;
        for (Step step = world.step(new float[3]); !step.done(); step = world.step(new float[3])) {
            sum += step.reward();
        }
        assertThat(sum).isZero();
        assertThat(world.value()).isEqualTo(1e6);
        assertThat(world.trades()).isEmpty();
    }

    @Test
    void positionsStayBelowTheirLimitAndCashAboveZero() {
        MarketView view = view();
        TradingEnvironment world = new TradingEnvironment(view, Features.WARM_UP, ROWS, ROWS);
        world.reset(0);
        Step step = world.step(new float[] {1, 1, 1});
        while (!step.done()) {
            int last = step.observation().length;
            float cash = step.observation()[last - 4];
            assertThat(cash).isBetween(0f, 1f);
            for (int s = 1; s <= 3; s++) {
                // Bought up to half at an open; prices go on from there.
                assertThat(step.observation()[last - s]).isBetween(0f, 0.65f);
            }
            step = world.step(new float[] {1, 1, 1});
        }
        assertThat(world.trades()).isNotEmpty();
    }

    @Test
    void nothingIsTradedWhereTurbulenceIsAboveItsLimit() {
        MarketView calm = view();
        MarketView wild =
                new MarketView(calm.frames(), calm.features(), calm.turbulence(), -1, calm.window(), calm.rules());
        TradingEnvironment world = new TradingEnvironment(wild, TRAINED, ROWS, ROWS);
        world.reset(0);
        world.step(new float[] {1, 1, 1});
        assertThat(world.trades()).isEmpty();
    }

    @Test
    void whatWasNotTradedAtATimeIsNotBoughtThen() {
        MarketView view = view();
        view.frames().traded()[1][Features.WARM_UP + 1] = false;
        TradingEnvironment world = new TradingEnvironment(view, Features.WARM_UP, ROWS, ROWS);
        world.reset(0);
        world.step(new float[] {1, 1, 1});
        assertThat(world.trades()).extracting(Trade::symbol).containsExactly("AAA", "CCC");
    }

    @Test
    void losingNearlyAllEndsTheEpisodeForGood() {
        Map<Symbol, Bars> bars = MadeUpBars.walks(SYMBOLS, ROWS, SEED);
        MarketView view = view(bars, TradingRules.USUAL);
        for (int s = 0; s < 3; s++) {
            view.frames().close()[s][Features.WARM_UP + 8] *= 1e-6;
        }
        TradingEnvironment world = new TradingEnvironment(view, Features.WARM_UP, ROWS, ROWS);
        world.reset(0);
        Step step = world.step(new float[] {1, 1, 1});
        while (!step.done()) {
            step = world.step(new float[] {1, 1, 1});
        }
        assertThat(step.terminated()).isTrue();
        assertThat(step.truncated()).isFalse();
    }

    @Test
    void aSymbolMoreMeansANumberMoreInEachAction() {
        TradingEnvironment world = new TradingEnvironment(view(), Features.WARM_UP, ROWS, ROWS);
        assertThat(world.actions()).isEqualTo(new ActionSpace.Continuous(3));
        // Eight features a symbol, the turbulence, cash and three positions.
        assertThat(world.observations().features()).isEqualTo(3 * 8 + 1 + 1 + 3);
        assertThat(world.reset(0)).hasSize(world.observations().size());
    }
}
