package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.MarketData;
import dev.barista.market.Symbol;
import dev.barista.market.TradingCalendar;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Starts loads from one source, all at one pace. Made once per source; any thread may use it. Closing it is left to
 * those who made its parts.
 */
public final class Loader {
    private final MarketData data;
    private final TradingCalendar calendar;
    private final Pace pace;
    private final BarsScore score;
    private final Clock clock;
    private final Ticker ticker;
    private final ScheduledExecutorService executor;

    /**
     * @param score judges each symbol when it is complete
     * @param clock tells which bars are too young to ask for
     * @param executor runs the loader's short tasks and the scores; two threads are enough
     */
    public Loader(
            MarketData data,
            TradingCalendar calendar,
            Pace pace,
            BarsScore score,
            Clock clock,
            Ticker ticker,
            ScheduledExecutorService executor) {
        this.data = data;
        this.calendar = calendar;
        this.pace = pace;
        this.score = score;
        this.clock = clock;
        this.ticker = ticker;
        this.executor = executor;
    }

    /** Starts a load whose waits nobody needs to know of. */
    public Load start(LoadRequest request) {
        return start(request, WaitScope.NONE);
    }

    /** Starts a load and returns at once; planning, calls and decoding happen on other threads. */
    public Load start(LoadRequest request, WaitScope scope) {
        LoadState state = new LoadState(request.symbols(), ticker);
        LoadRun run = new LoadRun(data, pace, executor, request, score, state);
        String title = request.timeframe() + (data.isPractice() ? " (practice data)" : "");
        Load load = new Load(
                new Load.Origin(data.name(), data.isPractice(), title, List.of()), state, pace, scope, run::cancel);
        run.start(() -> LoadPlan.of(request, calendar, clock.instant()));
        return load;
    }

    /**
     * A load that is complete already, such as from files.
     *
     * @param source shown where the bars came from
     * @param bars by symbol
     * @param failures why symbols are missing
     * @param scores quality by symbol, 0–1; may lack some
     * @param notes what the user should know, one sentence each
     */
    public static Load complete(
            String source,
            Map<Symbol, Bars> bars,
            Map<Symbol, String> failures,
            Map<Symbol, Double> scores,
            List<String> notes) {
        TreeSet<Symbol> symbols = new TreeSet<>(bars.keySet());
        symbols.addAll(failures.keySet());
        LoadState state = new LoadState(List.copyOf(symbols), Ticker.system());
        bars.forEach((symbol, some) -> state.symbolDone(symbol, some, scores.getOrDefault(symbol, Double.NaN)));
        failures.forEach((symbol, why) -> state.symbolsFailed(List.of(symbol), new Failure(why, why)));
        return new Load(new Load.Origin(source, false, source, notes), state, null, WaitScope.NONE, state::cancel);
    }
}
