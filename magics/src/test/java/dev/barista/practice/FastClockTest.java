package dev.barista.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.NyseCalendar;
import dev.barista.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FastClockTest {
    private static final Duration EACH = Duration.ofMillis(500);

    private final StepClock real = new StepClock("2024-01-02T03:04:05Z");

    @Test
    void aBarTakesAsLongAsAsked() {
        FastClock clock = clock("2024-03-15T15:00:00Z", "15Min");
        assertThat(clock.speed()).isEqualTo(1800);
        real.pass(EACH.multipliedBy(2));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2024-03-15T15:30:00Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2024-03-15T15:30:00Z"));
    }

    @Test
    void allButRegularHoursAreSkipped() {
        // Thursday's bell rings at 20:00; Good Friday and a weekend follow. Monday's first rings at 13:30.
        FastClock clock = clock("2024-03-28T19:00:00Z", "1Hour");
        real.pass(EACH.multipliedBy(2));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2024-04-01T14:30:00Z"));
        FastClock late = clock("2024-03-28T23:00:00Z", "1Hour");
        real.pass(EACH.multipliedBy(2));
        assertThat(late.instant()).isEqualTo(Instant.parse("2024-04-01T15:30:00Z"));
    }

    @Test
    void daysTakeAsLongAsBarsOfMinutesDo() {
        FastClock clock = clock("2024-03-15T20:00:00Z", "1Day");
        real.pass(EACH.multipliedBy(250));
        assertThat(clock.instant())
                .isBetween(Instant.parse("2025-03-01T00:00:00Z"), Instant.parse("2025-04-01T00:00:00Z"));
    }

    @Test
    void aClockThatIsPutBackDoesNotStopIt() {
        FastClock clock = clock("2024-03-15T15:00:00Z", "1Min");
        real.pass(Duration.ofMinutes(-1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2024-03-15T15:00:00Z"));
        real.pass(EACH);
        assertThat(clock.instant()).isEqualTo(Instant.parse("2024-03-15T15:01:00Z"));
    }

    private FastClock clock(String from, String bars) {
        return new FastClock(new NyseCalendar(), real, Instant.parse(from), Timeframe.parse(bars), EACH);
    }
}
