package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.quality.CleanedBars;
import dev.barista.quality.QualityReport;
import dev.barista.quality.QualityRules;
import dev.barista.quality.Repair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Bars on their way, or arrived: what a user holds from the moment of asking. Made by {@link Loader}; any thread may
 * use it. Methods that wait can be interrupted; the load itself goes on then.
 */
public final class Load {
    /**
     * Where the bars come from.
     *
     * @param source name
     * @param practice whether they are made up
     * @param fromFiles whether they are read from files, without calls
     * @param title of tables of bars and the quality report
     * @param chainTitle of tables of contracts
     */
    record Origin(String source, boolean practice, boolean fromFiles, String title, String chainTitle) {}

    private final Origin origin;
    private final LoadState state;
    private final @Nullable Pace pace;
    private final Runnable canceller;
    private final LoadTables tables;
    private final Waits waits;
    private final Answers answers;

    Load(Origin origin, LoadState state, @Nullable Pace pace, WaitScope scope, Runnable canceller) {
        this.origin = origin;
        this.state = state;
        this.pace = pace;
        this.canceller = canceller;
        this.tables = new LoadTables(origin, state);
        this.waits = new Waits(state, scope);
        this.answers = new Answers(state, tables, waits);
    }

    /**
     * The bars of one symbol, by time, or what this load has of it; waits for them.
     *
     * @param symbol a stock; where this load has bars of option contracts, also a contract
     * @throws InvalidInputException if the symbol is not in this load
     * @throws LoadFailedException if they will not come
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Table table(String symbol) {
        return answers.of(Symbol.parse(symbol));
    }

    /**
     * The bars of all symbols, a {@code symbol} column first, by symbol and time; waits for them. After
     * {@link #cancel} those of the symbols that were complete. Of a load without stock bars the bars of option contracts,
     * or else the chain.
     *
     * @throws LoadFailedException if a symbol failed, or none is complete
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Table table() {
        return answers.of(tables.main());
    }

    /**
     * The option chains, a row a contract, as {@link dev.barista.table.ChainTables} describes them; waits for them.
     *
     * @throws InvalidInputException if this load has none
     * @throws LoadFailedException if one failed, or none is complete
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Table chain() {
        return answers.of(LoadKind.CHAIN);
    }

    /**
     * The bars of the option contracts, a {@code contract} column first, by contract and time; waits for them.
     * Contracts that did not trade have none.
     *
     * @throws InvalidInputException if this load has none
     * @throws LoadFailedException if those of an underlying failed, or none are complete
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Table optionBars() {
        return answers.of(LoadKind.OPTION_BARS);
    }

    /**
     * What has arrived so far, also of symbols that are not complete or failed on the way, like {@link #table()}; never
     * waits.
     */
    public Table soFar() {
        return answers.soFar();
    }

    /**
     * The bars of the symbols that are complete by now, in the order of asking; waits for no call. Those of a load that is
     * too large for memory are read from the store one symbol at a time, as they are asked for.
     */
    public Map<Symbol, Bars> bars() {
        Map<Symbol, Content> contents = tables.contents(tables.main());
        if (contents.values().stream().anyMatch(Content::isLeftToStore)) {
            return new BarsOnDemand(contents);
        }
        Map<Symbol, Bars> complete = new LinkedHashMap<>();
        contents.values().forEach(content -> complete.putAll(content.bars()));
        return complete;
    }

    /**
     * Where the bars of symbols are that are complete by now and were left to the store, being more than memory holds; none
     * of a load that memory holds. Never waits.
     */
    public List<LeftToStore> leftToStore() {
        return tables.contents(tables.main()).values().stream()
                .map(Content::leftToStore)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The bars of option contracts of the underlyings that are complete by now; none without options. Never waits. */
    public Map<Symbol, Bars> contractBars() {
        Map<Symbol, Bars> complete = new LinkedHashMap<>();
        tables.contents(LoadKind.OPTION_BARS).values().forEach(content -> complete.putAll(content.bars()));
        return complete;
    }

    /**
     * The bars of one symbol as they arrived, without the cost of a table; waits for them.
     *
     * @throws InvalidInputException if the symbol is not in this load
     * @throws LoadFailedException if they will not come
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Bars bars(String symbol) {
        return answers.bars(Symbol.parse(symbol));
    }

    /**
     * How good the bars of the symbols that are complete are; waits for all to end.
     *
     * @throws CancellationException if the waiting thread is interrupted
     */
    public QualityReport quality() {
        await();
        return new QualityReport(origin.title(), state.read(tracks -> tracks.stream()
                .map(SymbolTrack::quality)
                .filter(Objects::nonNull)
                .toList()));
    }

    /**
     * The same by rules of the user's, which bars are judged by again; waits for all to end.
     *
     * @param rules such as {@code rules -> rules.without("spike").weight("freshness", 0)}
     * @throws CancellationException if the waiting thread is interrupted
     */
    public QualityReport quality(UnaryOperator<QualityRules> rules) {
        return quality().again(bars(), rules.apply(QualityRules.STANDARD));
    }

    /**
     * Repaired bars of the symbols that are complete, and a record of every change; this load keeps its bars as they are.
     * Waits for all to end.
     *
     * @param repairs such as {@code repair -> repair.dropDuplicates().fixSpikes()}
     * @throws CancellationException if the waiting thread is interrupted
     */
    public CleanedBars clean(UnaryOperator<Repair> repairs) {
        QualityReport before = quality();
        return CleanedBars.of(
                before, progress().practice(), bars(), repairs.apply(Repair.none()), NyseCalendar.NEW_YORK);
    }

    /** HTTP requests made so far, retries included. */
    public int requests() {
        return state.callsMade();
    }

    /** Why symbols failed so far, with dates and what to do, in the order of asking; of options such as "SPY chain". */
    public Map<String, String> failures() {
        return state.read(tracks -> {
            Map<String, String> failed = new LinkedHashMap<>();
            tracks.stream()
                    .filter(track -> track.failure() != null)
                    .forEach(track -> failed.put(track.item().label(), LoadTables.why(track)));
            return failed;
        });
    }

    /**
     * Waits until nothing more will come, whether all arrived or not.
     *
     * @throws CancellationException if the waiting thread is interrupted
     */
    public Load await() {
        waits.until(state::isEnded);
        return this;
    }

    /** Ends the load: no request is in flight afterwards, and what arrived is kept. Does nothing at its end. */
    public void cancel() {
        canceller.run();
    }

    /** In the order of asking. */
    public List<String> symbols() {
        return state.symbols();
    }

    /** Whether nothing more will come. */
    public boolean isDone() {
        return state.isEnded();
    }

    /** Completes when nothing more will come, whether all arrived or not; never exceptionally. */
    public CompletionStage<?> done() {
        return state.done().minimalCompletionStage();
    }

    /** How far it is now. */
    public LoadProgress progress() {
        return state.progress(origin, pace);
    }

    /** Has {@code listener} called after each change, often and by any thread: it must be quick. */
    public void onProgress(Runnable listener) {
        state.onChange(listener);
    }

    /**
     * Has {@code action} called with each symbol of {@link #table()} and its table as they are complete, in that order,
     * beginning with those that are complete already. It is called by a thread made here, which belongs to the cell that
     * runs now, so that what it prints appears there; the thread ends with the load. An action that fails is noted in the
     * progress and called again for the next symbol.
     *
     * @return this load
     */
    public Load onSymbol(BiConsumer<String, Table> action) {
        CompletionFeed feed = new CompletionFeed(state, tables, action);
        Thread thread = new Thread(feed, "on-symbol");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** What the user should know so far, one sentence each, such as rows of a file that could not be read. */
    public List<String> notes() {
        return state.notes();
    }

    /** Such as {@code "Load of 3 symbols from Alpaca: 2 done, 1 failed, 3,024 bars, 10 requests"}. */
    @Override
    public String toString() {
        LoadProgress now = progress();
        StringBuilder text = new StringBuilder("Load of ")
                .append(
                        now.symbols().size() == 1
                                ? symbols().get(0)
                                : now.symbols().size() + " symbols")
                .append(now.practice() ? ", practice data: " : " from " + now.source() + ": ");
        for (SymbolState each : SymbolState.values()) {
            if (now.count(each) > 0) {
                text.append(now.count(each))
                        .append(' ')
                        .append(each.name().toLowerCase(java.util.Locale.ROOT))
                        .append(", ");
            }
        }
        return text.append(String.format(java.util.Locale.ROOT, "%,d bars, %,d requests", now.bars(), now.callsMade()))
                .toString();
    }
}
