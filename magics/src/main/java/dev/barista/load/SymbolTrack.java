package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.Symbol;
import dev.barista.quality.SymbolQuality;
import dev.barista.store.StoredBars;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What has arrived of one {@link Item}. Not safe for threads: {@link LoadState} guards it. */
final class SymbolTrack {
    private final Item item;
    private final Pages pages = new Pages();
    private SymbolState state = SymbolState.WAITING;
    private int callsLeft;
    private long size;
    private @Nullable Content complete;
    private @Nullable SymbolQuality quality;
    private @Nullable Failure failure;

    SymbolTrack(Item item) {
        this.item = item;
    }

    Item item() {
        return item;
    }

    SymbolState state() {
        return state;
    }

    @Nullable Content complete() {
        return complete;
    }

    @Nullable SymbolQuality quality() {
        return quality;
    }

    @Nullable Failure failure() {
        return failure;
    }

    /** Bars, or contracts of a chain. */
    long size() {
        return size;
    }

    void callsPlanned(int more) {
        callsLeft += more;
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
            size = some;
        }
    }

    /** For a symbol without calls: what was read so far. */
    void arrived(Bars some) {
        if (!state.isEnded()) {
            pages.clear();
            size = 0;
            pageArrived(Instant.EPOCH, 0, item.symbol(), some);
        }
    }

    void pageArrived(Instant start, int page, Symbol symbol, Bars some) {
        if (!state.isEnded()) {
            pages.add(start, page, symbol, some);
            size += some.size();
        }
    }

    /** Without a call. */
    void found(Symbol symbol, StoredBars stored) {
        if (!state.isEnded()) {
            stored.parts().forEach(part -> {
                pages.add(symbol, part);
                size += part.bars().size();
            });
        }
    }

    void pageArrived(int page, List<OptionSnapshot> contracts) {
        if (!state.isEnded()) {
            pages.add(page, contracts);
            size += contracts.size();
        }
    }

    /** Whether that was the last one. */
    boolean callDone() {
        return --callsLeft == 0 && !state.isEnded();
    }

    Pages pages() {
        return pages;
    }

    void done(Content all, @Nullable SymbolQuality judgement) {
        state = SymbolState.DONE;
        complete = all;
        quality = judgement;
        size = all.size();
        pages.clear();
    }

    /** The same is read from the store from now on. */
    void leftToStore(Content same) {
        if (state == SymbolState.DONE) {
            complete = same;
        }
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
        size = pages.size();
    }

    /** What is there, complete or not. */
    Content soFar() {
        return complete != null ? complete : pages.join();
    }

    SymbolProgress progress() {
        return new SymbolProgress(
                item.kind(),
                item.symbol(),
                state,
                size,
                quality == null ? OptionalDouble.empty() : OptionalDouble.of(quality.score()),
                failure == null ? "" : failure.brief());
    }
}
