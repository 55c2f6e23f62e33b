package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what is changed in the bars of one symbol. For one thread. */
final class ChangeLog {
    private final Symbol symbol;
    private final List<Change> changes = new ArrayList<>();

    ChangeLog(Symbol symbol) {
        this.symbol = symbol;
    }

    void dropped(Bars bars, int row, String repair) {
        changed(
                bars,
                row,
                repair,
                "open " + Wording.price(bars.open(row)) + ", " + prices(bars.high(row), bars.low(row)) + ", close "
                        + Wording.price(bars.close(row)),
                "");
    }

    void changed(Bars bars, int row, String repair, String before, String after) {
        changes.add(new Change(symbol, Instant.ofEpochMilli(bars.timeMillis(row)), repair, before, after));
    }

    static String prices(double high, double low) {
        return "high " + Wording.price(high) + ", low " + Wording.price(low);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }
}
