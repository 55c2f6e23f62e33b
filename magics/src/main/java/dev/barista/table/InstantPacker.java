package dev.barista.table;

import java.time.LocalDate;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.instant.PackedInstant;
import tech.tablesaw.columns.times.PackedLocalTime;

/**
 * Turns epoch milliseconds into the packed form of Tablesaw's instants, remembering the day of the last one, for bars
 * come in the order of time. One thread.
 */
final class InstantPacker {
    private static final int MILLIS_A_DAY = 86_400_000;

    private long lastDay = Long.MIN_VALUE;
    private int packedDate;

    long pack(long epochMillis) {
        long day = Math.floorDiv(epochMillis, (long) MILLIS_A_DAY);
        if (day != lastDay) {
            lastDay = day;
            packedDate = PackedLocalDate.pack(LocalDate.ofEpochDay(day));
        }
        int milli = Math.floorMod(epochMillis, MILLIS_A_DAY);
        int second = milli / 1000;
        return PackedInstant.create(
                packedDate, PackedLocalTime.of(second / 3600, second / 60 % 60, second % 60, milli % 1000));
    }
}
