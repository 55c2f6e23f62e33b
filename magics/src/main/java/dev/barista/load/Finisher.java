package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.quality.QualityChecker;
import dev.barista.quality.SymbolQuality;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts the pages of complete symbols together and judges them. Made by {@link LoadRun}; threads may share it. */
final class Finisher {
    private static final Logger LOG = Logger.getLogger(Finisher.class.getName());

    private final LoadRequest request;
    private final QualityChecker checker;
    private final LoadState state;

    Finisher(LoadRequest request, QualityChecker checker, LoadState state) {
        this.request = request;
        this.checker = checker;
        this.state = state;
    }

    void finish(List<LoadState.Ready> symbols) {
        symbols.forEach(this::finish);
    }

    private void finish(LoadState.Ready ready) {
        if (ready.pages().isEmpty()) {
            state.symbolsFailed(List.of(ready.symbol()), Failures.noBars(request.range()));
            return;
        }
        Bars bars = SymbolTrack.join(ready.pages());
        state.symbolDone(ready.symbol(), bars, quality(ready.symbol(), bars));
    }

    /** Null rather than a lost symbol, should a check fail on bars that nobody thought of. */
    private @Nullable SymbolQuality quality(Symbol symbol, Bars bars) {
        try {
            return checker.check(symbol, bars);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "no quality of " + symbol, e);
            return null;
        }
    }
}
