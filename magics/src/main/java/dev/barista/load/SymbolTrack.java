package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import dev.barista.quality.SymbolQuality;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has arrived of one symbol. Not safe for threads: {@link LoadState} guards it. */
final class SymbolTrack {
    /** Where a page stands in time, whenever it arrives. */
    private record Place(Instant start, int page) {}

    private final Symbol symbol;
    private final Map<Place, Bars> pages =
            new TreeMap<>(Comparator.comparing(Place::start).thenComparing(Place::page));
    private SymbolState state = SymbolState.WAITING;
    private int callsLeft;
    private long bars;
    private @Nullable Bars complete;
    private @Nullable SymbolQuality quality;
    private @Nullable Failure failure;

    SymbolTrack(Symbol symbol) {
        this.symbol = symbol;
    }

    Symbol symbol() {
        return symbol;
    }

    SymbolState state() {
        return state;
    }

    @Nullable Bars complete() {
        return complete;
    }

    @Nullable SymbolQuality quality() {
        return quality;
    }

    @Nullable Failure failure() {
        return failure;
    }

    long bars() {
        return bars;
    }

    void callPlanned() {
        callsLeft++;
    }

    void callMade() {
        if (state == SymbolState.WAITING) {
            state = SymbolState.LOADING;
        }
    }

    /** For a symbol without calls: how many bars were read so far. */
    void counted(int some) {
        callMade();
        if (!state.isEnded()) {
            bars = some;
        }
    }

    /** For a symbol without calls: what was read so far. */
    void arrived(Bars some) {
        if (!state.isEnded()) {
            pages.clear();
            bars = 0;
            pageArrived(Instant.EPOCH, 0, some);
        }
    }

    void pageArrived(Instant start, int page, Bars some) {
        if (!state.isEnded()) {
            pages.put(new Place(start, page), some);
            bars += some.size();
        }
    }

    /** Whether that was the last one. */
    boolean callDone() {
        return --callsLeft == 0 && !state.isEnded();
    }

    /** The pages so far, by time. */
    Collection<Bars> pages() {
        return pages.values();
    }

    void done(Bars all, @Nullable SymbolQuality judgement) {
        state = SymbolState.DONE;
        complete = all;
        quality = judgement;
        bars = all.size();
        pages.clear();
    }

    void failed(Failure why) {
        state = SymbolState.FAILED;
        failure = why;
        keepArrived();
    }

    void cancelled() {
        state = SymbolState.CANCELLED;
        keepArrived();
    }

    /** What was only counted is not there. */
    private void keepArrived() {
        bars = pages.values().stream().mapToLong(Bars::size).sum();
    }

    /** What is there, complete or not. */
    Bars soFar() {
        return complete != null ? complete : join(pages.values());
    }

    SymbolProgress progress() {
        return new SymbolProgress(
                symbol,
                state,
                bars,
                quality == null ? OptionalDouble.empty() : OptionalDouble.of(quality.score()),
                failure == null ? "" : failure.brief());
    }

    /** One after another; every bar is kept, duplicates too. */
    static Bars join(Collection<Bars> pages) {
        if (pages.size() == 1) {
            return pages.iterator().next();
        }
        BarsBuilder all = new BarsBuilder(pages.stream().mapToInt(Bars::size).sum());
        for (Bars page : pages) {
            for (int row = 0; row < page.size(); row++) {
                all.add(page, row);
            }
        }
        return all.build();
    }
}
