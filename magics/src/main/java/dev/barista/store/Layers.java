package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.DayRanges;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bars of one symbol laid over one another: on each day those that were put there last count. For one thread.
 */
final class Layers {
    private final ZoneId zone;
    private final List<StoredBars.Part> parts = new ArrayList<>();

    Layers(ZoneId zone) {
        this.zone = zone;
    }

    /** @param bars all of {@code days}; those of other days are left out */
    void put(DateRange days, Bars bars) {
        List<StoredBars.Part> before = List.copyOf(parts);
        parts.clear();
        for (StoredBars.Part part : before) {
            DayRanges.without(part.days(), List.of(days))
                    .forEach(rest -> parts.add(new StoredBars.Part(rest, part.bars())));
        }
        parts.add(new StoredBars.Part(days, bars));
    }

    /** By time. */
    List<StoredBars.Part> parts() {
        return parts.stream()
                .sorted(Comparator.comparing(part -> part.days().from()))
                .map(part -> new StoredBars.Part(part.days(), on(part.days(), part.bars())))
                .toList();
    }

    /** All bars by day. */
    Bars bars() {
        return BarsBuilder.joined(parts().stream().map(StoredBars.Part::bars).toList());
    }

    private Bars on(DateRange days, Bars bars) {
        long start = days.from().atStartOfDay(zone).toInstant().toEpochMilli();
        long end = days.to().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        int inside = 0;
        for (int row = 0; row < bars.size(); row++) {
            inside += isIn(bars.timeMillis(row), start, end) ? 1 : 0;
        }
        if (inside == bars.size()) {
            return bars;
        }
        BarsBuilder some = new BarsBuilder(inside);
        for (int row = 0; row < bars.size(); row++) {
            if (isIn(bars.timeMillis(row), start, end)) {
                some.add(bars, row);
            }
        }
        return some.build();
    }

    private static boolean isIn(long time, long start, long end) {
        return time >= start && time < end;
    }
}
