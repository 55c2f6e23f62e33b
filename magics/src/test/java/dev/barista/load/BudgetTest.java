package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.BudgetReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a load costs under a budget that nobody told of beforehand, in virtual time, with latencies at random. The seeds
 * are the same in every run, so that no bound has to allow for bad luck; {@code -Dbarista.budget.seeds=6000} tries more.
 */
class BudgetTest {
    private static final double LATENCY_MILLIS = 50;
    private static final int ROUNDS = 10;
    private static final int RANDOM_BUDGETS = Integer.getInteger("barista.budget.seeds", 60);

    @ParameterizedTest
    @CsvSource({"33.3, 10, 138", "33.3, 10, 1000", "3.33, 200, 500", "100, 20, 600", "10, 10, 100", "166, 100, 2000"})
    void aBucketIsUsedUpToThreeHundredthsWithoutARefusal(double perSecond, int burst, int calls) {
        double optimum = LATENCY_MILLIS + (calls - burst) / perSecond * 1000;
        eachRound(() -> new SimulatedServer.Bucket(perSecond, burst), (server, budget) -> {}, calls, server -> {
            assertThat(server.refused).isZero();
            assertThat(server.lastAnswerMillis / optimum).isLessThan(1.03);
        });
    }

    @ParameterizedTest
    @CsvSource({"200, 6000, 138", "200, 6000, 500", "200, 60000, 450", "60, 10000, 300", "1000, 60000, 2500"})
    void aWindowIsSpentAtOnceAndNoneIsRefused(int limit, int length, int calls) {
        double optimum = opens((calls - 1) / limit, length) + LATENCY_MILLIS;
        eachRound(() -> new SimulatedServer.Window(limit, length), (server, budget) -> {}, calls, server -> {
            assertThat(server.refused).isZero();
            // A first answer must tell what may be spent, and each new window's again whether it is still so.
            assertThat(server.lastAnswerMillis).isLessThan(optimum * 1.03 + 2 * LATENCY_MILLIS);
        });
    }

    /** Between them the bucket runs over, is filled in part, or hardly at all. */
    @Test
    void loadsOneAfterAnotherFromAnyBucketNeverStandStillAndNoneIsRefused() {
        eachRandomBudget(random -> {
            double perSecond = 2 * Math.pow(100, random.nextDouble());
            int burst = 8 + random.nextInt(200);
            double millisToFill = burst / perSecond * 1000;
            List<Double> pauses = List.of(100.0, millisToFill, 4 * millisToFill, 900_000.0);
            return new Trial(
                    new SimulatedServer.Bucket(perSecond, burst), calls -> 150 + calls / perSecond * 1000 * 1.05, () ->
                            (long) (random.nextDouble() * pauses.get(random.nextInt(pauses.size()))));
        });
    }

    @Test
    void loadsOneAfterAnotherInAnyWindowsNeverStandStillAndNoneIsRefused() {
        eachRandomBudget(random -> {
            int limit = 8 + random.nextInt(400);
            int length = 1000 * (2 + random.nextInt(59));
            return new Trial(
                    new SimulatedServer.Window(limit, length),
                    calls -> (1 + calls / limit) * (length + 1250 + 3 * LATENCY_MILLIS),
                    () -> (long) (random.nextDouble() * 3 * length));
        });
    }

    private record Trial(SimulatedServer.Budget budget, IntToDoubleFunction mostMillis, LongSupplier pauseMillis) {}

    private static void eachRandomBudget(Function<Random, Trial> trials) {
        for (int seed = 1; seed <= RANDOM_BUDGETS; seed++) {
            Random random = new Random(seed);
            Trial trial = trials.apply(random);
            SimulatedServer server = new SimulatedServer(new Random(31L * seed), LATENCY_MILLIS, trial.budget());
            Pace pace = new Pace(server.time, server.clock(), server.time);
            for (int load = 1; load <= 5; load++) {
                int calls = 1 + random.nextInt(300);
                double begun = server.nowMillis();
                assertThat(run(server, pace, calls))
                        .as("of load %d, seed %d", load, seed)
                        .isEqualTo(calls);
                assertThat(server.refused)
                        .as("refused in load %d, seed %d", load, seed)
                        .isZero();
                assertThat(server.lastAnswerMillis - begun)
                        .as("time of %d calls, load %d, seed %d", calls, load, seed)
                        .isLessThan(trial.mostMillis().applyAsDouble(calls));
                server.time.advanceMillis(trial.pauseMillis().getAsLong());
            }
        }
    }

    /** Windows go by the clock, which stood at 300 ms of a second when all began. */
    private static double opens(int window, int length) {
        return window == 0 ? 0 : window * (double) length - 300;
    }

    @Test
    void aKernelWhoseFirstCallsLeaveLateSeesNoRefusal() {
        double optimum = LATENCY_MILLIS + (138 - 10) / 33.3 * 1000;
        for (int late : new int[] {8, 16, 30}) {
            eachRound(
                    () -> new SimulatedServer.Bucket(33.3, 10),
                    (server, budget) -> server.leaveLate(late, 250),
                    138,
                    server -> {
                        assertThat(server.refused).isZero();
                        assertThat(server.lastAnswerMillis / optimum).isLessThan(1.4);
                    });
        }
    }

    @Test
    void aBucketThatRefillsMoreSlowlyOrFasterIsFollowed() {
        for (double later : new double[] {10, 100}) {
            double optimum = 3000 + (400 - 10 - 3 * 33.3) / later * 1000 + LATENCY_MILLIS;
            eachRound(
                    () -> new SimulatedServer.Bucket(33.3, 10),
                    (server, budget) -> server.at(3000, () -> budget.perSecond = later),
                    400,
                    server -> {
                        assertThat(server.refused).isLessThanOrEqualTo(2);
                        assertThat(server.lastAnswerMillis / optimum).isLessThan(1.1);
                    });
        }
    }

    @Test
    void aLimitThatChangesWhileTheWindowIsWaitedForIsFollowed() {
        for (int later : new int[] {50, 400}) {
            double optimum = opens(1 + (300 - 1) / later, 6000) + LATENCY_MILLIS;
            eachRound(
                    () -> new SimulatedServer.Window(200, 6000),
                    (server, budget) -> server.at(4000, () -> budget.limit = later),
                    500,
                    server -> {
                        assertThat(server.refused).isLessThanOrEqualTo(2);
                        assertThat(server.lastAnswerMillis / optimum).isLessThan(1.1);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-7_200_000, -40_000, -700, 700, 40_000, 7_200_000})
    void aWallClockThatJumpsChangesNothing(long jumpMillis) {
        double optimum = opens(2, 6000) + LATENCY_MILLIS;
        eachRound(
                () -> new SimulatedServer.Window(200, 6000),
                (server, budget) -> {
                    server.at(30, () -> server.shiftWallClock(jumpMillis));
                    server.at(6500, () -> server.shiftWallClock(jumpMillis));
                },
                500,
                server -> {
                    assertThat(server.refused).isLessThanOrEqualTo(2);
                    assertThat(server.lastAnswerMillis / optimum).isLessThan(1.1);
                });
    }

    @Test
    void aServerThatSaysNothingButNoIsFollowedWithinTwoRefusalsAWindow() {
        long seed = 1;
        SimulatedServer server = new SimulatedServer(
                new Random(seed),
                LATENCY_MILLIS,
                SimulatedServer.saying(new SimulatedServer.Window(200, 60_000), report -> BudgetReport.NONE));
        assertThat(run(server, 450)).isEqualTo(450);
        assertThat(server.refused).as("seed %d", seed).isLessThanOrEqualTo(2);
    }

    @Test
    void interactiveLoadsGoFirstAndLoadsOfAKindTakeTurns() {
        SimulatedServer server = new SimulatedServer(new Random(1), 50, new SimulatedServer.Bucket(20, 10));
        Pace pace = new Pace(server.time, server.clock(), server.time);
        List<String> order = new ArrayList<>();
        server.load(pace, lane(400), 400, () -> order.add("bulk"));
        server.time.advanceMillis(3000);
        order.clear();
        server.load(pace, lane(20), 20, () -> order.add("first"));
        server.load(pace, lane(20), 20, () -> order.add("second"));
        server.time.advanceMillis(3000);
        List<String> next = order.subList(5, 45);
        assertThat(next).filteredOn("bulk"::equals).hasSizeBetween(1, 8);
        assertThat(next.subList(0, 20)).filteredOn("first"::equals).hasSizeBetween(8, 11);
        assertThat(next.subList(0, 20)).filteredOn("second"::equals).hasSizeBetween(8, 11);
    }

    private static Lane lane(int calls) {
        Lane lane = new Lane();
        lane.planned(calls);
        return lane;
    }

    private interface Changes<B> {
        void in(SimulatedServer server, B budget);
    }

    private static <B extends SimulatedServer.Budget> void eachRound(
            Supplier<B> budgets, Changes<B> changes, int calls, Consumer<SimulatedServer> check) {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            B budget = budgets.get();
            SimulatedServer server = new SimulatedServer(new Random(seed), LATENCY_MILLIS, budget);
            changes.in(server, budget);
            try {
                assertThat(run(server, calls)).as("calls that were granted").isEqualTo(calls);
                assertThat(server.counted).isEqualTo(calls + server.refused);
                check.accept(server);
            } catch (AssertionError e) {
                throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static int run(SimulatedServer server, int calls) {
        return run(server, new Pace(server.time, server.clock(), server.time), calls);
    }

    private static int run(SimulatedServer server, Pace pace, int calls) {
        AtomicInteger done = new AtomicInteger();
        server.load(pace, lane(calls), calls, done::incrementAndGet);
        for (int tenths = 0; tenths < 6000 && done.get() < calls; tenths++) {
            server.time.advanceMillis(100);
        }
        return done.get();
    }
}
