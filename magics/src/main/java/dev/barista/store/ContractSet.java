package dev.barista.store;

import dev.barista.market.Adjustment;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.nio.file.Path;

/** Bars of the option contracts of one underlying, one folder of the store. Immutable. */
public record ContractSet(Timeframe timeframe, Symbol underlying) {

    /** Whether they can be kept; see {@link BarSet#isKept}. */
    public boolean isKept() {
        return bars().isKept();
    }

    /** Contracts have neither feed nor adjustment: a split makes others of them. */
    private BarSet bars() {
        return new BarSet(timeframe, Adjustment.RAW, null, underlying);
    }

    Path folder(Path root) {
        return bars().folder(root, "option_bars");
    }
}
