package dev.barista.load;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a load is, at one moment. Made by {@link Load#progress}; immutable.
 *
 * @param source such as {@code "Alpaca"} or {@code "practice data"}
 * @param practice whether the bars are made up
 * @param fromFiles whether they are read from files, without calls
 * @param symbols in the order of asking
 * @param kinds the calls of each kind that is loaded; none before there is a plan
 * @param elapsed since the start, up to the end
 * @param first after what time the first symbol was complete; null before
 * @param remaining estimate; null while there is nothing to go by, zero at the end
 * @param budget what is left of it, for all loads of the source; null for files
 * @param budgetNote such as {@code "waiting 23 s for budget: 200 of 200 calls used this minute"} or {@code "no answer for 15 s"};
 *     empty while all goes on
 * @param done whether nothing more will come
 * @param cancelled whether it was cancelled
 */
public record LoadProgress(
        String source,
        boolean practice,
        boolean fromFiles,
        List<SymbolProgress> symbols,
        List<KindProgress> kinds,
        Duration elapsed,
        @Nullable Duration first,
        @Nullable Duration remaining,
        @Nullable Budget budget,
        String budgetNote,
        boolean done,
        boolean cancelled) {

    /**
     * Calls that may be made now.
     *
     * @param left of this window
     * @param limit of a window
     */
    public record Budget(int left, int limit) {}

    public LoadProgress {
        symbols = List.copyOf(symbols);
        kinds = List.copyOf(kinds);
    }

    /** HTTP requests made, retries included. */
    public int callsMade() {
        return kinds.stream().mapToInt(KindProgress::callsMade).sum();
    }

    /** Calls that the load needs, as far as known; 0 before there is a plan. */
    public int callsPlanned() {
        return kinds.stream().mapToInt(KindProgress::callsPlanned).sum();
    }

    /** Those of the calls planned that have not ended. */
    public int callsLeft() {
        return kinds.stream().mapToInt(KindProgress::callsLeft).sum();
    }

    /** Bars that arrived, and contracts of chains. */
    public long bars() {
        return symbols.stream().mapToLong(SymbolProgress::bars).sum();
    }

    /** Size of the answers, unpacked. */
    public long bytes() {
        return kinds.stream().mapToLong(KindProgress::bytes).sum();
    }

    /** How many symbols are in {@code state}. */
    public long count(SymbolState state) {
        return symbols.stream().filter(symbol -> symbol.state() == state).count();
    }

    /** Calls a second since the start; 0 at the start. */
    public double callsPerSecond() {
        return perSecond(callsMade());
    }

    /** Bars a second since the start; 0 at the start. */
    public double barsPerSecond() {
        return perSecond(bars());
    }

    private double perSecond(long number) {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds > 0 ? number / seconds : 0;
    }

    /** How much of the work is done, from 0 to 1: calls, where calls are made, else symbols. */
    public double fraction() {
        if (done) {
            return 1;
        }
        if (callsPlanned() > 0) {
            return 1 - (double) callsLeft() / callsPlanned();
        }
        long ended = symbols.stream().filter(symbol -> symbol.state().isEnded()).count();
        return symbols.isEmpty() ? 0 : (double) ended / symbols.size();
    }
}
