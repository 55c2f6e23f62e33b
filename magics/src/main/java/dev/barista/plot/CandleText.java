package dev.barista.plot;

import dev.barista.market.Timeframe.Unit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that a candlestick plot says in words; the same in the still and in the interactive one. */
record CandleText(Candlesticks of) {
    /** Stands wherever data are made up. */
    static final String PRACTICE = "PRACTICE DATA: made up, not a market";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ISO_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

    String heading() {
        return of.symbol() + " · " + of.timeframe();
    }

    /** Range, number of bars and source, and whatever the reader must know to read the candles. */
    String details(CandleSeries series) {
        List<String> parts = new ArrayList<>();
        if (series.isEmpty()) {
            parts.add("no bars");
        } else {
            String first = DAY.format(time(series.candles().timeMillis(0)));
            String last = DAY.format(time(series.lastMillis()));
            parts.add(first.equals(last) ? first : first + " – " + last);
            parts.add(number(series.bars()) + (series.bars() == 1 ? " bar" : " bars"));
        }
        if (series.barsPerCandle() > 1) {
            parts.add("each candle puts " + series.barsPerCandle() + " bars together");
        }
        if (series.withoutPrices() > 0) {
            parts.add(number(series.withoutPrices()) + " without prices left out");
        }
        parts.add("source: " + of.source());
        return String.join(" · ", parts);
    }

    /** Everything in one line, for readers who don't see the plot. */
    String caption(CandleSeries series) {
        String prices = series.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " · low %,.2f, high %,.2f, last close %,.2f",
                        series.lowest(),
                        series.highest(),
                        series.candles().close(series.size() - 1));
        return "Candlesticks: " + heading() + " · " + details(series) + prices
                + (of.isPractice() ? " · " + PRACTICE : "");
    }

    /** When each candle begins, by the exchange's clock. */
    List<LocalDateTime> times(CandleSeries series) {
        return timesOf(series.candleTimes());
    }

    /** The same for any times. */
    List<LocalDateTime> timesOf(Collection<Long> millis) {
        return millis.stream().map(this::time).toList();
    }

    /** A name of its own for each candle, from its time; a second bar of the same time is told apart by a number. */
    List<String> labels(CandleSeries series) {
        return labelsOf(series.candleTimes());
    }

    /** The same for any times. */
    List<String> labelsOf(Collection<Long> millis) {
        Map<String, Integer> seen = new HashMap<>();
        return timesOf(millis).stream()
                .map(time -> isDaily() ? time.toLocalDate().toString() : ISO_MINUTE.format(time))
                .map(label -> {
                    int count = seen.merge(label, 1, Integer::sum);
                    return count == 1 ? label : label + " (" + count + ")";
                })
                .toList();
    }

    private LocalDateTime time(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        LocalDateTime universal = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        // Daily bars from files stand at midnight UTC, which in New York is the evening before; those of vendors at
        // midnight in New York.
        boolean isDate = isDaily() && universal.toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDate ? universal : LocalDateTime.ofInstant(instant, of.zone());
    }

    private boolean isDaily() {
        return of.timeframe().unit().compareTo(Unit.DAY) >= 0;
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
