package dev.barista.magics;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import dev.barista.quality.QualityChecker;
import dev.barista.quality.SymbolQuality;
import dev.barista.watch.Watch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * How good the bars of a watch are, in a few words. Made for each; immutable.
 *
 * @param calendar by whose hours bars are expected; sessions that are not over yet are not
 */
record WatchQuality(Timeframe timeframe, TradingCalendar calendar) {
    /** Such as {@code "quality 0.98 (2 findings)"}, with the symbols' names if there are several. */
    String words(Watch.Seen seen) {
        boolean isOne = seen.bars().size() == 1;
        return "quality "
                + seen.bars().entrySet().stream()
                        .map(each -> (isOne ? "" : each.getKey() + " ") + words(each.getKey(), each.getValue(), seen))
                        .collect(Collectors.joining(", "));
    }

    private String words(Symbol symbol, Bars bars, Watch.Seen seen) {
        // Where older bars had to go, the first day is not whole.
        LocalDate first = day(bars.timeMillis(0)).plusDays(bars.size() < Watch.MOST_BARS ? 0 : 1);
        LocalDate last = day(bars.timeMillis(bars.size() - 1));
        SymbolQuality quality = QualityChecker.check(
                symbol,
                bars,
                timeframe,
                new DateRange(first.isAfter(last) ? last : first, last),
                calendar,
                seen.asOf());
        long findings = quality.totalFindings();
        return quality.scoreText()
                + (findings == 0 ? "" : " (" + findings + (findings == 1 ? " finding)" : " findings)"));
    }

    private LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(calendar.zone()).toLocalDate();
    }
}
