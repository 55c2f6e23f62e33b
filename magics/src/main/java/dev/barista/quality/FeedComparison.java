package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The same symbols from two sources, side by side. Stateless; any thread may use it. */
public final class FeedComparison {
    private FeedComparison() {}

    /**
     * A row for each stretch of bars with the same distance between the sources: {@code symbol}, {@code from}, {@code to},
     * {@code bars}, {@code offset} in percent of the other's close, and {@code what} it means. See {@link FeedSteps} for when
     * a distance is more than noise. Symbols of one source alone have a row that says so.
     *
     * @param title of the table
     */
    public static Table of(String title, Map<Symbol, Bars> bars, Map<Symbol, Bars> others) {
        StringColumn symbols = StringColumn.create("symbol");
        InstantColumn from = InstantColumn.create("from");
        InstantColumn to = InstantColumn.create("to");
        IntColumn count = IntColumn.create("bars");
        DoubleColumn offset = DoubleColumn.create("offset");
        StringColumn what = StringColumn.create("what");
        bars.forEach((symbol, mine) -> {
            List<FeedSteps.Step> steps = FeedSteps.of(mine, others.getOrDefault(symbol, Bars.EMPTY));
            if (steps.isEmpty()) {
                symbols.append(symbol.value());
                from.appendMissing();
                to.appendMissing();
                count.append(0);
                offset.appendMissing();
                what.append("no bars of the same time in both");
            }
            for (int i = 0; i < steps.size(); i++) {
                FeedSteps.Step step = steps.get(i);
                symbols.append(symbol.value());
                from.append(Instant.ofEpochMilli(step.fromMillis()));
                to.append(Instant.ofEpochMilli(step.toMillis()));
                count.append(step.bars());
                offset.append(100 * step.offset());
                what.append(meaning(step, steps.size(), i + 1 == steps.size()));
            }
        });
        return Table.create(title, symbols, from, to, count, offset, what);
    }

    private static String meaning(FeedSteps.Step step, int steps, boolean isLast) {
        if (!step.isOff()) {
            return "no offset";
        }
        String size = String.format(Locale.ROOT, "%+.2f %%", 100 * step.offset());
        if (steps == 1) {
            return "constant offset of " + size + ": another feed, unit or currency";
        }
        return isLast
                ? "offset of " + size + " since then"
                : "offset of " + size + " until then: a dividend or split that one of the two is not adjusted for";
    }
}
