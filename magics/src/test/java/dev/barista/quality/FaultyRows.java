package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.NyseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The bars of one symbol, to put faults into. */
final class FaultyRows {
    final Set<Instant> marked = new TreeSet<>();
    private final List<FaultyRow> rows = new ArrayList<>();
    private final List<LocalDate> dayOf = new ArrayList<>();

    FaultyRows(Bars bars) {
        for (int row = 0; row < bars.size(); row++) {
            rows.add(new FaultyRow(bars, row));
            dayOf.add(Instant.ofEpochMilli(bars.timeMillis(row))
                    .atZone(NyseCalendar.NEW_YORK)
                    .toLocalDate());
        }
    }

    int size() {
        return dayOf.size();
    }

    FaultyRow get(int row) {
        return rows.get(row);
    }

    LocalDate day(int row) {
        return dayOf.get(row);
    }

    List<LocalDate> days() {
        return dayOf.stream().distinct().toList();
    }

    void mark(int row) {
        marked.add(Instant.ofEpochMilli(rows.get(row).time));
    }

    /** Whether a day begins with a price within 2 % of the last one; a larger move of the market hides a split. */
    boolean opensQuietly(int row) {
        return row > 0
                && row + 1 < size()
                && !day(row).equals(day(row - 1))
                && Math.abs(get(row).prices[0] / get(row - 1).prices[3] - 1) < 0.02;
    }

    /** Between 10:00 and noon, which is regular on every session; midnight is where day bars stand. */
    boolean isRegular(int row) {
        int hour = Instant.ofEpochMilli(rows.get(row).time)
                .atZone(NyseCalendar.NEW_YORK)
                .getHour();
        return hour == 0 || (hour >= 10 && hour < 12);
    }

    /** Changes up to {@code most} rows, no two of them near each other. */
    void each(Random random, int most, IntPredicate suits, IntConsumer change) {
        int[] places = IntStream.range(0, size()).filter(suits).toArray();
        List<Integer> chosen = new ArrayList<>();
        for (int tries = 0; tries < 5 * most && places.length > 0 && chosen.size() < most; tries++) {
            int row = places[random.nextInt(places.length)];
            if (chosen.stream().noneMatch(other -> Math.abs(other - row) < 8)) {
                chosen.add(row);
                mark(row);
                change.accept(row);
            }
        }
        if (chosen.isEmpty()) {
            throw new IllegalStateException("no place for a fault");
        }
    }

    boolean hasNightAfter(int row) {
        return rows.get(row + 1).time - rows.get(row).time > 2 * 86_400_000L;
    }

    /** A copy of the bar a day and an hour later, while the exchange is closed over a weekend. */
    void addWhileClosed(int row) {
        marked.remove(Instant.ofEpochMilli(rows.get(row).time));
        FaultyRow copy = new FaultyRow(build(row), 0);
        copy.time += 24 * 3_600_000L;
        copy.place = row + 0.5;
        rows.add(copy);
        marked.add(Instant.ofEpochMilli(copy.time));
    }

    void cutAt(int size) {
        rows.subList(size, rows.size()).forEach(row -> row.gone = true);
        marked.add(Instant.ofEpochMilli(rows.get(rows.size() - 1).time - 12 * 3_600_000L));
    }

    /** Leaves out all days from the one with that number on. */
    void endOn(int day) {
        LocalDate first = days().get(day);
        for (int row = 0; row < size(); row++) {
            rows.get(row).gone = !day(row).isBefore(first);
            if (rows.get(row).gone && isRegular(row) && marked.isEmpty()) {
                mark(row);
            }
        }
    }

    private Bars build(int row) {
        return add(new BarsBuilder(1), rows.get(row)).build();
    }

    Bars build() {
        List<FaultyRow> ordered = new ArrayList<>(rows);
        Collections.sort(ordered, Comparator.comparingDouble(row -> row.place));
        BarsBuilder bars = new BarsBuilder(rows.size() + 16);
        for (FaultyRow row : ordered) {
            for (int copy = 0; copy < (row.gone ? 0 : row.copies); copy++) {
                add(bars, row);
            }
        }
        return bars.build();
    }

    private static BarsBuilder add(BarsBuilder bars, FaultyRow row) {
        double[] p = row.prices;
        return bars.add(row.time, p[0], p[1], p[2], p[3], row.volume, row.trades, row.vwap);
    }
}
