package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import java.util.List;

/**
 * What the store has of a {@link BarSet} in some range. Immutable.
 *
 * @param parts by time, apart from one another
 */
public record StoredBars(List<Part> parts) {
    /** Nothing. */
    public static final StoredBars NONE = new StoredBars(List.of());

    public StoredBars {
        parts = List.copyOf(parts);
    }

    /**
     * Days without a gap.
     *
     * @param bars all that there are on these days, by time; maybe none
     */
    public record Part(DateRange days, Bars bars) {}

    /** The days that need not be asked for. */
    public List<DateRange> days() {
        return parts.stream().map(Part::days).toList();
    }
}
