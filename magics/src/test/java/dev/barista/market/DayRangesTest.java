package dev.barista.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DayRangesTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 20);

    private static Set<LocalDate> days(List<DateRange> ranges) {
        return ranges.stream()
                .flatMap(range -> range.from().datesUntil(range.to().plusDays(1)))
                .collect(Collectors.toSet());
    }

    private static DateRange random(Random random) {
        LocalDate from = FIRST.plusDays(random.nextInt(40));
        return new DateRange(from, from.plusDays(random.nextInt(8)));
    }

    @Test
    void areSetsOfDays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            List<DateRange> ranges = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                ranges.add(random(random));
            }
            DateRange bounds = random(random);
            Set<LocalDate> inside = days(ranges);
            inside.retainAll(days(List.of(bounds)));
            Set<LocalDate> rest = new HashSet<>(days(List.of(bounds)));
            rest.removeAll(days(ranges));
            assertThat(days(DayRanges.union(ranges))).as("seed %d", seed).isEqualTo(days(ranges));
            assertThat(days(DayRanges.within(bounds, ranges)))
                    .as("seed %d", seed)
                    .isEqualTo(inside);
            assertThat(days(DayRanges.without(bounds, ranges)))
                    .as("seed %d", seed)
                    .isEqualTo(rest);
            assertApart(DayRanges.union(ranges), seed);
        }
    }

    private static void assertApart(List<DateRange> ranges, long seed) {
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).from())
                    .as("seed %d", seed)
                    .isAfter(ranges.get(i - 1).to().plusDays(1));
        }
    }
}
