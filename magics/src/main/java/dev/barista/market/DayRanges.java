package dev.barista.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What can be done with several ranges of days. Stateless; results are sorted, apart from one another, and immutable. */
public final class DayRanges {
    private DayRanges() {}

    /** The days that are in any of {@code ranges}; neighbours become one. */
    public static List<DateRange> union(Collection<DateRange> ranges) {
        List<DateRange> sorted =
                ranges.stream().sorted(Comparator.comparing(DateRange::from)).toList();
        List<DateRange> joined = new ArrayList<>();
        for (DateRange range : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && !range.from().isAfter(joined.get(last).to().plusDays(1))) {
                DateRange before = joined.get(last);
                joined.set(last, new DateRange(before.from(), later(before.to(), range.to())));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
    }

    /** The days of {@code ranges} that are also in {@code bounds}. */
    public static List<DateRange> within(DateRange bounds, Collection<DateRange> ranges) {
        return union(ranges).stream()
                .filter(range ->
                        !range.to().isBefore(bounds.from()) && !range.from().isAfter(bounds.to()))
                .map(range -> new DateRange(later(range.from(), bounds.from()), earlier(range.to(), bounds.to())))
                .toList();
    }

    /** The days of {@code all} that are in none of {@code ranges}. */
    public static List<DateRange> without(DateRange all, Collection<DateRange> ranges) {
        List<DateRange> left = new ArrayList<>();
        LocalDate next = all.from();
        for (DateRange range : within(all, ranges)) {
            if (range.from().isAfter(next)) {
                left.add(new DateRange(next, range.from().minusDays(1)));
            }
            next = range.to().plusDays(1);
        }
        if (!next.isAfter(all.to())) {
            left.add(new DateRange(next, all.to()));
        }
        return List.copyOf(left);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
