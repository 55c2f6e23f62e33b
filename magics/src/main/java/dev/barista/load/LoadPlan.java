package dev.barista.load;

import dev.barista.market.BarGrid;
import dev.barista.market.BarsQuery;
import dev.barista.market.DateRange;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Session;
import dev.barista.market.Symbol;
import dev.barista.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every call for the stock bars of a load, known before the first is made: independent of one another, each sized to fit one page, those
 * of the first symbols first. Made by {@link Loader}; immutable.
 *
 * <p>The days are cut into stretches that fill a page with one symbol; what is left over at the end of each symbol is
 * packed, several symbols into a call. With whole days as the smallest piece this needs at most one call a symbol more
 * than the number of bars demands.
 */
final class LoadPlan {
    /** Room for what no calendar foresees, such as duplicates: a page is planned to be this full at most. */
    private static final double MOST_FULL = 0.98;
    /** However thin what was seen is: a call for something denser needs two and a half pages then, one after another. */
    private static final double LEAST_DENSE = 0.4;
    /** Without a subscription the API refuses calls that reach into the last 15 minutes. */
    private static final Duration TOO_YOUNG = Duration.ofMinutes(16);

    private final List<PlannedCall> calls;

    private LoadPlan(List<PlannedCall> calls) {
        this.calls = List.copyOf(calls);
    }

    /** In the order in which they should be made. */
    List<PlannedCall> calls() {
        return calls;
    }

    /** The last instant of which everybody may ask. */
    static Instant newest(Instant now) {
        return now.minus(TOO_YOUNG);
    }

    /** Plans for as many bars a session as the calendar allows; see {@link #of(LoadRequest, TradingCalendar, Instant, int)}. */
    static LoadPlan of(LoadRequest request, TradingCalendar calendar, Instant newest) {
        return of(request, calendar, newest, Integer.MAX_VALUE);
    }

    /**
     * Plans the stock bars of some symbols, each on some days.
     *
     * @param days by symbol, all of {@code request}; where they are alike, symbols share calls
     */
    static LoadPlan of(
            LoadRequest request,
            Map<Symbol, List<DateRange>> days,
            TradingCalendar calendar,
            Instant newest,
            int barsPerSession) {
        Map<List<DateRange>, List<Symbol>> groups = new LinkedHashMap<>();
        request.symbols().stream().filter(days::containsKey).forEach(symbol -> groups.computeIfAbsent(
                        days.getOrDefault(symbol, List.of()), r -> new ArrayList<>())
                .add(symbol));
        List<PlannedCall> calls = new ArrayList<>();
        groups.forEach((ranges, symbols) -> ranges.forEach(
                range -> calls.addAll(of(request.only(symbols, range), calendar, newest, barsPerSession).calls)));
        return new LoadPlan(inOrder(calls, request.symbols()));
    }

    private static List<PlannedCall> inOrder(List<PlannedCall> calls, List<Symbol> symbols) {
        Map<Symbol, Integer> places = new HashMap<>();
        symbols.forEach(symbol -> places.put(symbol, places.size()));
        calls.sort(Comparator.comparing(
                call -> places.getOrDefault(call.items().get(0).symbol(), 0)));
        return calls;
    }

    /**
     * Plans the stock bars of {@code request}.
     *
     * @param newest no bars after it are asked for
     * @param barsPerSession how many a session has at most; taken to be no more than the calendar allows, and no
     *     fewer than {@link #LEAST_DENSE} of that
     * @throws InvalidInputException if the exchange did not trade in the range
     */
    static LoadPlan of(LoadRequest request, TradingCalendar calendar, Instant newest, int barsPerSession) {
        List<Session> sessions = calendar.sessions(request.range()).stream()
                .filter(session -> session.extendedOpen().isBefore(newest))
                .toList();
        if (sessions.isEmpty()) {
            throw new InvalidInputException("no trading session from "
                    + request.range().from() + " to " + request.range().to() + " has begun yet. Try an earlier range");
        }
        int possible = barsPerSession(request, calendar, sessions);
        int expected = Math.min(possible, Math.max(barsPerSession, (int) Math.ceil(possible * LEAST_DENSE)));
        return new LoadPlan(new Cutter(request, calendar, sessions, newest, expected).cut());
    }

    /** How many bars {@code request} brings at most: every minute, or whatever a bar is, from the first to the last. */
    static long mostBars(LoadRequest request, TradingCalendar calendar) {
        List<Session> sessions = calendar.sessions(request.range());
        return (long) request.symbols().size() * sessions.size() * barsPerSession(request, calendar, sessions);
    }

    /** The most that a session can have, with early and late trading. */
    private static int barsPerSession(LoadRequest request, TradingCalendar calendar, List<Session> sessions) {
        if (!request.timeframe().isIntraday()) {
            return 1;
        }
        BarGrid grid = new BarGrid(calendar, request.timeframe(), BarGrid.Hours.EXTENDED);
        return sessions.stream().mapToInt(grid::count).max().orElse(1);
    }

    private record Cutter(
            LoadRequest request, TradingCalendar calendar, List<Session> sessions, Instant newest, int barsPerSession) {

        List<PlannedCall> cut() {
            int fit = (int) (BarsQuery.MAX_LIMIT * MOST_FULL) / barsPerSession;
            int whole = sessions.size() / fit;
            int rest = sessions.size() % fit;
            List<Symbol> symbols = request.symbols();
            List<PlannedCall> calls = new ArrayList<>();
            for (Symbol symbol : symbols) {
                for (int stretch = 0; stretch < whole; stretch++) {
                    calls.add(call(List.of(symbol), stretch * fit, (stretch + 1) * fit));
                }
            }
            if (rest > 0) {
                int together = fit / rest;
                for (int first = 0; first < symbols.size(); first += together) {
                    int end = Math.min(first + together, symbols.size());
                    calls.add(call(symbols.subList(first, end), sessions.size() - rest, sessions.size()));
                }
            }
            return inOrder(calls, symbols);
        }

        /** The days without a session between two stretches belong to the earlier one, should the calendar be wrong. */
        private PlannedCall call(List<Symbol> symbols, int fromSession, int toSession) {
            LocalDate from = fromSession == 0
                    ? request.range().from()
                    : sessions.get(fromSession).date();
            LocalDate to = toSession == sessions.size()
                    ? request.range().to()
                    : sessions.get(toSession).date().minusDays(1);
            Instant start = from.atStartOfDay(calendar.zone()).toInstant();
            Instant end =
                    to.plusDays(1).atStartOfDay(calendar.zone()).toInstant().minusMillis(1);
            BarsQuery query = new BarsQuery(
                    symbols,
                    request.timeframe(),
                    start,
                    end.isAfter(newest) ? newest : end,
                    request.adjustment(),
                    request.feed(),
                    BarsQuery.MAX_LIMIT,
                    null);
            return new PlannedCall(query, new DateRange(from, to), Item.bars(symbols));
        }
    }
}
