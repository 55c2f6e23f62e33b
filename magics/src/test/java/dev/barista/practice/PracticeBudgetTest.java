package dev.barista.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.NyseCalendar;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The budget of calls, under a clock that the test sets. */
class PracticeBudgetTest {
    private static final String PATH = "/v2/stocks/bars?symbols=SPY&timeframe=1Day";
    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00.400Z");

    private final StepClock clock = new StepClock(NOON.toString());
    private final PracticeMarket market = PracticeMarket.start(PracticeOptions.basic(new NyseCalendar(), clock)
            .withBudget(3, Duration.ofSeconds(60))
            .withLatency(Duration.ofMillis(1)));
    private final PracticeClient client = new PracticeClient(market.baseUri());

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void saysHowMuchIsLeftAndWhenTheWindowEnds() throws Exception {
        HttpResponse<String> answer = client.get(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo(3);
        assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo(2);
        assertThat(header(answer, "X-RateLimit-Reset"))
                .isEqualTo(Instant.parse("2026-11-20T17:01:01Z").getEpochSecond());
    }

    @Test
    void refusesTheCallAfterTheLastUntilTheWindowEnds() throws Exception {
        for (int call = 0; call < 3; call++) {
            assertThat(client.get(PATH).statusCode()).isEqualTo(200);
        }

        clock.pass(Duration.ofSeconds(59));
        HttpResponse<String> refused = client.get(PATH);
        clock.pass(Duration.ofSeconds(1));
        HttpResponse<String> answered = client.get(PATH);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(client.message(refused.body())).isEqualTo("too many requests.");
        assertThat(header(refused, "X-RateLimit-Remaining")).isZero();
        assertThat(header(refused, "X-RateLimit-Reset")).isGreaterThan(NOON.getEpochSecond() + 59);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(header(answered, "X-RateLimit-Remaining")).isEqualTo(2);
        assertThat(market.calls()).isEqualTo(5);
    }

    private static long header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValueAsLong(name).orElseThrow();
    }
}
