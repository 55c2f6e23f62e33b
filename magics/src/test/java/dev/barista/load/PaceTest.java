package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.BudgetReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-01-05T14:00:00Z");
    private static final int MINUTE_MILLIS = 60_000;

    private final VirtualTime time = new VirtualTime();
    private final Pace pace = new Pace(time, Clock.fixed(NOW, ZoneOffset.UTC), time);

    private List<CompletableFuture<Pace.Permit>> acquire(int calls) {
        return new ArrayList<>(
                IntStream.range(0, calls).mapToObj(i -> pace.acquire()).toList());
    }

    private static long granted(List<CompletableFuture<Pace.Permit>> permits) {
        return permits.stream().filter(CompletableFuture::isDone).count();
    }

    private static BudgetReport report(
            @Nullable Integer limit,
            @Nullable Integer remaining,
            @Nullable Integer resetSeconds,
            @Nullable Long retryAfterMillis) {
        return new BudgetReport(
                limit, remaining, resetSeconds == null ? null : NOW.plusSeconds(resetSeconds), NOW, retryAfterMillis);
    }

    /** The last two calls of a scarce budget go so much later. */
    private static final int SCOUTS_MILLIS = 2_500;

    /** Has the server answer a first call, without a word on the budget, so that all of it may be spent. */
    private List<CompletableFuture<Pace.Permit>> acquireKnown(int calls) {
        List<CompletableFuture<Pace.Permit>> permits = acquire(calls);
        permits.get(0).join().answered(BudgetReport.NONE);
        time.advanceMillis(SCOUTS_MILLIS);
        return permits;
    }

    private void answerFirstGranted(List<CompletableFuture<Pace.Permit>> permits, int from) {
        permits.get(from).join().answered(BudgetReport.NONE);
    }

    @Test
    void aWindowThatEndsBetweenTwoLooksAtTheClockCostsNoMinute() {
        BudgetReport again = new BudgetReport(null, null, null, null, 0L);
        for (int look = 10_000; look < 200_000; look += 1_000) {
            AtomicLong looks = new AtomicLong();
            long nanos = look;
            Ticker goesOn = () -> time.nanos() + looks.addAndGet(nanos);
            Pace moving = new Pace(goesOn, Clock.fixed(NOW, ZoneOffset.UTC), time);
            moving.acquire().join().throttled(again);
            CompletableFuture<Pace.Permit> next = moving.acquire();
            time.advanceMillis(10);
            assertThat(next).as("leave for a call, %d ns between looks", look).isCompleted();
        }
    }

    @Test
    void triesAnUnknownBudgetWithAFewCalls() {
        List<CompletableFuture<Pace.Permit>> permits = acquire(450);
        assertThat(granted(permits)).isEqualTo(Pace.FIRST_CALLS);
        time.advanceMillis(30_000);
        assertThat(granted(permits)).isEqualTo(Pace.FIRST_CALLS);
    }

    @Test
    void spendsTheBudgetAtOnceAndTheNextOneAMinuteLater() {
        List<CompletableFuture<Pace.Permit>> permits = acquireKnown(450);
        assertThat(granted(permits)).isEqualTo(200);
        time.advanceMillis(MINUTE_MILLIS - SCOUTS_MILLIS);
        assertThat(granted(permits)).isEqualTo(200);
        time.advanceMillis(1000);
        assertThat(granted(permits)).as("one tries the new window").isEqualTo(201);
        answerFirstGranted(permits, 200);
        assertThat(granted(permits)).isEqualTo(400);
        time.advanceMillis(MINUTE_MILLIS + 1000);
        answerFirstGranted(permits, 400);
        assertThat(granted(permits)).isEqualTo(450);
    }

    @Test
    void beginsTheWindowWithTheFirstCall() {
        time.advanceMillis(50_000);
        List<CompletableFuture<Pace.Permit>> permits = acquireKnown(201);
        time.advanceMillis(59_000 - SCOUTS_MILLIS);
        assertThat(granted(permits)).isEqualTo(200);
        time.advanceMillis(2_000);
        assertThat(granted(permits)).isEqualTo(201);
    }

    @Test
    void learnsTheLimitFromTheFirstAnswer() {
        List<CompletableFuture<Pace.Permit>> permits = acquire(1200);
        permits.get(0).join().answered(report(1000, 999, null, null));
        assertThat(granted(permits)).isEqualTo(998);
        time.advanceMillis(SCOUTS_MILLIS);
        assertThat(granted(permits)).isEqualTo(1000);
    }

    @Test
    void spendsNoMoreThanTheServerSaysIsLeft() {
        CompletableFuture<Pace.Permit> first = pace.acquire();
        first.join().answered(report(200, 3, null, null));
        assertThat(granted(acquire(10))).isEqualTo(3);
    }

    @Test
    void alignsItsWindowWithTheServers() {
        List<CompletableFuture<Pace.Permit>> permits = acquireKnown(201);
        permits.get(1).join().answered(report(200, 0, 12, null));
        time.advanceMillis(11_900);
        assertThat(granted(permits)).isEqualTo(200);
        time.advanceMillis(200);
        assertThat(granted(permits)).isEqualTo(201);
    }

    @Test
    void ignoresWhatLateAnswersSayOfAWindowThatIsOver() {
        List<CompletableFuture<Pace.Permit>> permits = acquireKnown(201);
        time.advanceMillis(MINUTE_MILLIS + 1000);
        assertThat(granted(permits)).isEqualTo(201);
        permits.get(1).join().answered(report(200, 0, null, null));
        permits.get(200).join().answered(report(200, 199, null, null));
        assertThat(granted(acquire(150))).isEqualTo(150);
    }

    @Test
    void holdsBackAfterA429AndThenTriesOneCall() {
        List<CompletableFuture<Pace.Permit>> burst = acquireKnown(20);
        burst.remove(0);
        burst.forEach(permit -> permit.join().throttled(report(null, null, null, 7_000L)));
        List<CompletableFuture<Pace.Permit>> permits = acquire(10);
        time.advanceMillis(6_900);
        assertThat(granted(permits)).isZero();
        time.advanceMillis(200);
        assertThat(granted(permits)).isEqualTo(1);
        permits.get(0).join().answered(report(200, 199, null, null));
        assertThat(granted(permits)).isEqualTo(10);
    }

    @Test
    void takesResetAloneForTheEndOfAHold() {
        pace.acquire().join().throttled(report(null, 0, 20, null));
        CompletableFuture<Pace.Permit> next = pace.acquire();
        time.advanceMillis(19_900);
        assertThat(next).isNotDone();
        time.advanceMillis(200);
        assertThat(next).isDone();
    }

    @Test
    void waitsLongerEachTimeTheServerGivesNoReason() {
        pace.acquire().join().throttled(BudgetReport.NONE);
        CompletableFuture<Pace.Permit> second = pace.acquire();
        time.advanceMillis(1_001);
        second.join().throttled(BudgetReport.NONE);
        CompletableFuture<Pace.Permit> third = pace.acquire();
        time.advanceMillis(1_900);
        assertThat(third).isNotDone();
        time.advanceMillis(200);
        assertThat(third).isDone();
    }

    @Test
    void passesACancelledPlaceOn() {
        List<CompletableFuture<Pace.Permit>> permits = acquireKnown(203);
        permits.get(200).cancel(true);
        permits.get(1).join().unused();
        time.advanceMillis(SCOUTS_MILLIS);
        assertThat(permits.get(201)).isDone();
        assertThat(permits.get(202)).isNotDone();
    }

    @Test
    void saysWhatItWaitsFor() {
        acquireKnown(200);
        assertThat(pace.note()).isEmpty();
        assertThat(pace.acquire()).isNotDone();
        time.advanceMillis(37_000 - SCOUTS_MILLIS);
        assertThat(pace.note()).isEqualTo("waiting 24 s for budget: 200 of 200 calls used this minute");
    }

    @Test
    void estimatesHowLongCallsMustWait() {
        acquireKnown(150);
        assertThat(pace.estimate(50)).isZero();
        assertThat(pace.estimate(51)).isBetween(Duration.ofSeconds(57), Duration.ofSeconds(58));
        assertThat(pace.estimate(251)).isBetween(Duration.ofSeconds(117), Duration.ofSeconds(119));
    }
}
