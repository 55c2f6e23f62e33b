package dev.barista.load;

import dev.barista.market.BudgetReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server with a budget, and clients that make as many calls as {@link Pace} lets them, all in virtual time. */
final class SimulatedServer {
    /** What the server makes of a call at some millisecond. */
    interface Budget {
        boolean take(double millis);

        /** What the headers say then. */
        BudgetReport headers(double millis);
    }

    private static final double SHIFT_MILLIS = 300;
    private static final Instant START = Instant.parse("2026-01-05T14:00:00.300Z");

    final VirtualTime time = new VirtualTime();
    private final long originNanos = time.nanos();
    private final Random random;
    private final Budget budget;
    private final double latencyMillis;
    private long wallClockShiftMillis;
    private int slowCallsLeft;
    private double slowMillis;
    int refused;
    int counted;
    double lastAnswerMillis;

    SimulatedServer(Random random, double latencyMillis, Budget budget) {
        this.random = random;
        this.latencyMillis = latencyMillis;
        this.budget = budget;
    }

    double nowMillis() {
        return (time.nanos() - originNanos) / 1e6;
    }

    /** Has {@code action} done then. */
    void at(double millis, Runnable action) {
        later(millis, action);
    }

    /** The first {@code calls} leave late, as in a kernel that still loads classes: at random, up to so much. */
    void leaveLate(int calls, double upToMillis) {
        slowCallsLeft = calls;
        slowMillis = upToMillis;
    }

    /** Our wall clock goes wrong by so much from now on. */
    void shiftWallClock(long millis) {
        wallClockShiftMillis += millis;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return at(nowMillis()).plusMillis(wallClockShiftMillis);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    static Instant at(double millis) {
        return START.plusNanos((long) (millis * 1e6));
    }

    /** Makes {@code calls}, each again until it is not refused. */
    void load(Pace pace, Lane lane, int calls, Runnable eachDone) {
        for (int i = 0; i < calls; i++) {
            call(pace, lane, eachDone);
        }
    }

    private void call(Pace pace, Lane lane, Runnable done) {
        CompletableFuture<Pace.Permit> leave = pace.acquire(lane);
        var unused = leave.thenAccept(permit -> {
            double late = slowCallsLeft-- > 0 ? slowMillis * random.nextDouble() : 0;
            // A tenth of the way there, the rest at the server and back.
            later(late + latencyMillis * (0.1 + 0.05 * random.nextDouble()), () -> {
                counted++;
                boolean granted = budget.take(nowMillis());
                BudgetReport headers = budget.headers(nowMillis()).after((long) latencyMillis);
                refused += granted ? 0 : 1;
                later(latencyMillis * (0.85 + 0.05 * random.nextDouble()), () -> {
                    lastAnswerMillis = nowMillis();
                    if (granted) {
                        permit.answered(headers);
                        done.run();
                    } else {
                        permit.throttled(headers);
                        call(pace, lane, done);
                    }
                });
            });
        });
    }

    private void later(double millis, Runnable action) {
        var unused = time.schedule(action, (long) (millis * 1e6), TimeUnit.NANOSECONDS);
    }

    /** So many calls in a window that opens with a call after the one before it. */
    static final class Window implements Budget {
        int limit;
        final double lengthMillis;
        private double startMillis = -1e9;
        private int used;

        Window(int limit, double lengthMillis) {
            this.limit = limit;
            this.lengthMillis = lengthMillis;
        }

        @Override
        public boolean take(double millis) {
            if (millis >= startMillis + lengthMillis) {
                // By the clock's whole seconds, as most servers count.
                startMillis = Math.floor((millis + SHIFT_MILLIS) / 1000) * 1000 - SHIFT_MILLIS;
                used = 0;
            }
            return ++used <= limit;
        }

        @Override
        public BudgetReport headers(double millis) {
            Instant reset = at(startMillis + lengthMillis);
            return new BudgetReport(limit, Math.max(0, limit - used), reset, whole(at(millis)), null);
        }
    }

    /** Refills at a steady rate, up to a number. */
    static final class Bucket implements Budget {
        double perSecond;
        final int burst;
        private double tokens;
        private double lastMillis;

        Bucket(double perSecond, int burst) {
            this.perSecond = perSecond;
            this.burst = burst;
            this.tokens = burst;
        }

        @Override
        public boolean take(double millis) {
            tokens = Math.min(burst, tokens + (millis - lastMillis) * perSecond / 1000);
            lastMillis = millis;
            boolean granted = tokens >= 1;
            tokens -= granted ? 1 : 0;
            return granted;
        }

        @Override
        public BudgetReport headers(double millis) {
            Instant full = at(millis + (burst - tokens) / perSecond * 1000).plusSeconds(1);
            return new BudgetReport(burst, (int) tokens, whole(full), whole(at(millis)), null);
        }
    }

    /** {@code budget}, of whose reports something else is made of before they are sent. */
    static Budget saying(Budget budget, UnaryOperator<BudgetReport> change) {
        return new Budget() {
            @Override
            public boolean take(double millis) {
                return budget.take(millis);
            }

            @Override
            public BudgetReport headers(double millis) {
                return change.apply(budget.headers(millis));
            }
        };
    }

    private static Instant whole(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }
}
