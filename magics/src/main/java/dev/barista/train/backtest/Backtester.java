package dev.barista.train.backtest;

import dev.barista.train.Policy;
import dev.barista.train.PolicyState;
import dev.barista.train.Step;
import dev.barista.train.market.Frames;
import dev.barista.train.market.MarketView;
import dev.barista.train.market.Trade;
import dev.barista.train.market.TradingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Lets agents, chance and patience trade over the same rows, at the same costs. Stateless. */
public final class Backtester {
    /** How often chance trades, and an agent that draws its actions. */
    private static final int SEEDS = 5;

    private Backtester() {}

    /**
     * Trades once through.
     *
     * @param from the row after which the first order is given
     * @param end the row behind the last one
     */
    public static Curve greedy(MarketView view, int from, int end, Policy policy) {
        PolicyState[] state = {policy.start()};
        return play("agent", view, from, end, seen -> {
            var decision = policy.act(seen, state[0]);
            state[0] = decision.next();
            return decision.action();
        });
    }

    /**
     * The agents' best actions each time, the first one's drawn, buy-and-hold and chance.
     *
     * @param segments each begins at the last row of the one before
     */
    public static Backtest compare(String title, boolean practice, List<Segment> segments) {
        MarketView view = segments.get(segments.size() - 1).view();
        int from = segments.get(0).from();
        int end = segments.get(segments.size() - 1).end();
        List<Curve> agents = new ArrayList<>();
        for (int seed = 0; seed < segments.get(0).policies().size(); seed++) {
            int which = seed;
            agents.add(chained(
                    segments,
                    part -> greedy(
                            part.view(),
                            part.from(),
                            part.end(),
                            part.policies().get(which))));
        }
        List<Curve> drawn = new ArrayList<>();
        List<Curve> random = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            int which = seed;
            drawn.add(chained(
                    segments,
                    part -> sampled(
                            part.view(),
                            part.from(),
                            part.end(),
                            part.policies().get(0),
                            which)));
            random.add(random(view, from, end, seed));
        }
        return new Backtest(title, practice, agents, drawn, buyAndHold(view, from, end), random);
    }

    private static Curve chained(List<Segment> segments, Function<Segment, Curve> trade) {
        return segments.stream().map(trade).reduce(Curve::then).orElseThrow();
    }

    private static Curve sampled(MarketView view, int from, int end, Policy policy, long seed) {
        PolicyState[] state = {policy.start()};
        SplittableRandom random = new SplittableRandom(seed);
        return play("agent, drawn " + seed, view, from, end, seen -> {
            var decision = policy.sample(seen, state[0], random);
            state[0] = decision.next();
            return decision.action();
        });
    }

    private static Curve random(MarketView view, int from, int end, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int symbols = view.frames().symbols().size();
        return play("random " + seed, view, from, end, seen -> {
            float[] action = new float[symbols];
            for (int s = 0; s < symbols; s++) {
                action[s] = (float) random.nextDouble(-1, 1);
            }
            return action;
        });
    }

    private static Curve play(String name, MarketView view, int from, int end, UnaryOperator<float[]> player) {
        TradingEnvironment world = new TradingEnvironment(view, from, end, end - from);
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        Step step = new Step(world.reset(0), 0, false, false);
        times.add(world.timeMillis());
        values.add(world.value());
        while (!step.done()) {
            step = world.step(player.apply(step.observation()));
            times.add(world.timeMillis());
            values.add(world.value());
        }
        return new Curve(
                name,
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                world.trades());
    }

    /** Buys equal parts of all symbols with the first order, and keeps them. */
    private static Curve buyAndHold(MarketView view, int from, int end) {
        Frames frames = view.frames();
        int symbols = frames.symbols().size();
        double[] shares = new double[symbols];
        double cash = view.rules().cash();
        List<Trade> trades = new ArrayList<>();
        for (int s = 0; s < symbols; s++) {
            double price = frames.open()[s][from + 1] * (1 + view.rules().slippageRate());
            double part = view.rules().cash() / symbols / (1 + view.rules().feeRate());
            shares[s] = Math.floor(part / price);
            double fee = shares[s] * price * view.rules().feeRate();
            cash -= shares[s] * price + fee;
            trades.add(new Trade(frames.times()[from + 1], frames.symbols().get(s), shares[s], price, fee));
        }
        long[] times = new long[end - from];
        double[] values = new double[end - from];
        for (int i = 0; i < values.length; i++) {
            times[i] = frames.times()[from + i];
            values[i] = i == 0 ? view.rules().cash() : cash;
            for (int s = 0; s < symbols && i > 0; s++) {
                values[i] += shares[s] * frames.close()[s][from + i];
            }
        }
        return new Curve("buy and hold", times, values, trades);
    }
}
