package dev.barista.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.Exchange;
import dev.barista.market.Session;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bars without a word on where they come from. */
class ExchangeGuessTest {
    private static final DateRange YEAR = new DateRange(LocalDate.of(2023, 1, 2), LocalDate.of(2023, 12, 29));
    /** By whose clock dates in files are read unless an exchange is told. */
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final Instant LATER = Instant.parse("2024-06-01T00:00:00Z");
    private static final Timeframe DAY = Timeframe.parse("1Day");
    private static final Timeframe QUARTER = Timeframe.parse("15Min");
    private static final long QUARTER_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final Map<Exchange, TradingCalendar> CALENDARS = new EnumMap<>(Exchange.class);

    private final Random random = new Random(7);

    private static TradingCalendar calendar(Exchange exchange) {
        return CALENDARS.computeIfAbsent(exchange, Exchange::calendar);
    }

    private static Exchange guess(Bars bars, Timeframe timeframe) {
        return ExchangeGuess.judge(new Symbol("ABC"), bars, timeframe, YEAR, ExchangeGuessTest::calendar, LATER)
                .exchange();
    }

    /** @param missing which share of the bars is left out, at random */
    private Bars daily(Exchange exchange, double missing) {
        BarsBuilder bars = new BarsBuilder(300);
        for (Session session : calendar(exchange).sessions(YEAR)) {
            add(bars, session.date().atStartOfDay(NEW_YORK).toInstant().toEpochMilli(), missing);
        }
        return bars.build();
    }

    private Bars quarters(Exchange exchange, boolean extended, double missing) {
        BarsBuilder bars = new BarsBuilder(10_000);
        for (Session session : calendar(exchange).sessions(YEAR)) {
            Instant end = extended ? session.extendedClose() : session.close();
            long from = (extended ? session.extendedOpen() : session.open()).toEpochMilli();
            for (long time = from; time < end.toEpochMilli(); time += QUARTER_MILLIS) {
                add(bars, time, missing);
            }
        }
        return bars.build();
    }

    private void add(BarsBuilder bars, long time, double missing) {
        if (random.nextDouble() >= missing) {
            double price = 100 + random.nextGaussian();
            bars.add(time, price, price + 1, price - 1, price, 1_000 + random.nextInt(9_000), 50, price);
        }
    }

    @ParameterizedTest
    @EnumSource(Exchange.class)
    void theHoursThatFitAreFound(Exchange exchange) {
        assertThat(guess(daily(exchange, 0), DAY)).isEqualTo(exchange);
        assertThat(guess(quarters(exchange, false, 0), QUARTER)).isEqualTo(exchange);
        assertThat(guess(quarters(exchange, false, 0.05), QUARTER)).isEqualTo(exchange);
    }

    @Test
    void whatIsEarlyAndLateOrMissingDoesNotMakeNewYorkAnotherExchange() {
        assertThat(guess(quarters(Exchange.NYSE, true, 0), QUARTER)).isEqualTo(Exchange.NYSE);
        assertThat(guess(quarters(Exchange.NYSE, true, 0.3), QUARTER)).isEqualTo(Exchange.NYSE);
        assertThat(guess(daily(Exchange.NYSE, 0.3), DAY)).isEqualTo(Exchange.NYSE);
    }
}
