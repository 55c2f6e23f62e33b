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
 * @param callsMade HTTP requests made, retries included
 * @param callsPlanned calls that the load needs, as far as known: the plan and its overflow; 0 before there is a plan
 * @param callsLeft those of them that have not ended
 * @param bars how many arrived
 * @param bytes size of the answers
 * @param elapsed since the start, up to the end
 * @param remaining estimate; null while there is nothing to go by, zero at the end
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
        int callsMade,
        int callsPlanned,
        int callsLeft,
        long bars,
        long bytes,
        Duration elapsed,
        @Nullable Duration remaining,
        String budgetNote,
        boolean done,
        boolean cancelled) {
    public LoadProgress {
        symbols = List.copyOf(symbols);
    }

    /** How many symbols are in {@code state}. */
    public long count(SymbolState state) {
        return symbols.stream().filter(symbol -> symbol.state() == state).count();
    }

    /** Calls a second since the start; 0 at the start. */
    public double callsPerSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds > 0 ? callsMade / seconds : 0;
    }

    /** How much of the work is done, from 0 to 1: calls, where calls are made, else symbols. */
    public double fraction() {
        if (done) {
            return 1;
        }
        if (callsPlanned > 0) {
            return 1 - (double) callsLeft / callsPlanned;
        }
        long ended = symbols.stream().filter(symbol -> symbol.state().isEnded()).count();
        return symbols.isEmpty() ? 0 : (double) ended / symbols.size();
    }
}
