package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link BarFiles} read. Immutable.
 *
 * @param source what was read, such as {@code "sample"} or a file's name
 * @param bars by symbol in the order asked for, as they stand in the files; symbols without bars are absent
 * @param rowsRead rows looked at, those of other symbols and unreadable ones included
 * @param unreadableRows how many rows could not be read
 * @param unreadable the first of them
 * @param notFound for each symbol without bars, one sentence that says so and what there is
 */
public record FileBars(
        String source,
        Map<Symbol, Bars> bars,
        long rowsRead,
        long unreadableRows,
        List<UnreadableRow> unreadable,
        Map<Symbol, String> notFound) {
    public FileBars {
        bars = Collections.unmodifiableMap(new LinkedHashMap<>(bars));
        unreadable = List.copyOf(unreadable);
        notFound = Collections.unmodifiableMap(new LinkedHashMap<>(notFound));
    }

    /** A symbol's bars; none if it was not found. */
    public Bars of(Symbol symbol) {
        return bars.getOrDefault(symbol, Bars.EMPTY);
    }

    /** The days from a symbol's first bar to its last; empty without bars. */
    public Optional<DateRange> range(Symbol symbol, ZoneId zone) {
        Bars some = of(symbol);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < some.size(); row++) {
            first = Math.min(first, some.timeMillis(row));
            last = Math.max(last, some.timeMillis(row));
        }
        return some.isEmpty() ? Optional.empty() : Optional.of(new DateRange(day(first, zone), day(last, zone)));
    }

    private static LocalDate day(long millis, ZoneId zone) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }
}
