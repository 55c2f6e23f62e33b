package dev.barista.load;

import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import dev.barista.market.Outcome;
import dev.barista.market.Symbol;
import dev.barista.market.TradingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the calls for stock bars that have not been made yet anew when pages tell that sessions have fewer bars than they
 * might: fewer calls fill their pages then. Made by {@link Loader} for one load; safe for threads.
 */
final class Cuts {
    private final LoadRequest request;
    private final TradingCalendar calendar;
    private final Instant newest;
    private final Density density = new Density();
    private boolean stopped;

    /** @param newest no bars after it are asked for */
    Cuts(LoadRequest request, TradingCalendar calendar, Instant newest) {
        this.request = request;
        this.calendar = calendar;
        this.newest = newest;
        this.stopped = !request.timeframe().isIntraday();
    }

    /** Calls stay as they are from now on. */
    synchronized void stop() {
        stopped = true;
    }

    /**
     * Learns from what {@code attempt} was answered, and cuts the calls of {@code queue} anew if that saves some.
     *
     * @param told gets the calls before and after, while nobody takes one
     */
    synchronized void answered(
            Attempt attempt,
            @Nullable Outcome outcome,
            CallQueue queue,
            BiConsumer<List<PlannedCall>, List<PlannedCall>> told) {
        if (!stopped
                && attempt.page() == 0
                && attempt.call().kind() == LoadKind.BARS
                && outcome instanceof Outcome.BarsPage page
                && page.nextPageToken() == null
                && density.learn(
                        calendar.sessions(attempt.call().days()), page.bars().values())) {
            queue.change(before -> {
                List<PlannedCall> after = anew(before);
                told.accept(before, after);
                return after;
            });
        }
    }

    /** Calls for the same as {@code calls}; the same where nothing is gained. */
    private List<PlannedCall> anew(List<PlannedCall> calls) {
        Map<Symbol, List<DateRange>> days = new HashMap<>();
        List<PlannedCall> others = new ArrayList<>();
        for (PlannedCall call : calls) {
            if (call.kind() != LoadKind.BARS) {
                others.add(call);
            }
            call.items().stream().filter(item -> item.kind() == LoadKind.BARS).forEach(item -> days.computeIfAbsent(
                            item.symbol(), none -> new ArrayList<>())
                    .add(call.days()));
        }
        days.replaceAll((symbol, ranges) -> DayRanges.union(ranges));
        List<PlannedCall> cut = new ArrayList<>(LoadPlan.of(request, days, calendar, newest, density.barsPerSession())
                .calls());
        cut.addAll(others);
        return cut.size() < calls.size() || density.hasRisen() ? cut : calls;
    }
}
