package dev.barista.plot;

import dev.barista.quality.Coverage;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How complete bars are by the time of the day; day bars and longer ones by the day of the week. Immutable. */
final class CoverageProfile {
    private static final double LEFT = 52;
    private static final double WIDTH = 486;
    private static final double HEIGHT = 92;
    private static final int MOST_CLASSES = 80;
    private static final int MINUTES_PER_DAY = 1440;

    private final String heading;
    private final List<String> labels;
    private final long[] expected;
    private final long[] got;

    /** The classes in order, with the bars expected in each, and those that are there or are no fault. */
    private CoverageProfile(String heading, List<String> labels, long[] expected, long[] got) {
        this.heading = heading;
        this.labels = List.copyOf(labels);
        this.expected = expected;
        this.got = got;
    }

    static CoverageProfile of(Coverage coverage, ZoneId zone) {
        boolean weekly = coverage.isWholeDays();
        TreeMap<Integer, long[]> counts = new TreeMap<>();
        int width = weekly ? 1 : classMinutes(coverage, zone);
        for (int slot = 0; slot < coverage.slots(); slot++) {
            ZonedDateTime time = coverage.slotStart(slot).atZone(zone);
            int key = weekly
                    ? coverage.day(coverage.sessionOf(slot)).getDayOfWeek().getValue()
                    : time.toLocalTime().toSecondOfDay() / 60 / width * width;
            long[] count = counts.computeIfAbsent(key, any -> new long[2]);
            count[0]++;
            count[1] += coverage.isPresent(slot) || coverage.isQuiet(slot) ? 1 : 0;
        }
        List<String> labels = new ArrayList<>();
        counts.keySet().forEach(key -> labels.add(label(key, weekly)));
        return new CoverageProfile(
                weekly ? "Complete by day of the week" : "Complete by time of the day",
                labels,
                counts.values().stream().mapToLong(count -> count[0]).toArray(),
                counts.values().stream().mapToLong(count -> count[1]).toArray());
    }

    /** Minutes of a class, so that there are not too many; widths that fit into an hour. */
    private static int classMinutes(Coverage coverage, ZoneId zone) {
        TreeMap<Integer, Boolean> minutes = new TreeMap<>();
        for (int slot = 0; slot < Math.min(coverage.slots(), MINUTES_PER_DAY); slot++) {
            minutes.put(coverage.slotStart(slot).atZone(zone).toLocalTime().toSecondOfDay() / 60, true);
        }
        for (int width : new int[] {1, 5, 10, 15}) {
            if (minutes.keySet().stream()
                            .map(minute -> minute / width)
                            .distinct()
                            .count()
                    <= MOST_CLASSES) {
                return width;
            }
        }
        return 30;
    }

    private static String label(int key, boolean weekly) {
        return weekly
                ? DayOfWeek.of(key).getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH)
                : LocalTime.ofSecondOfDay(key * 60L).toString();
    }

    void paint(Canvas canvas, double top) {
        canvas.text(TextStyle.of(13, Palette.INK).inBold(), 16, top - 10, heading);
        var faint = TextStyle.of(11, Palette.FAINT_INK);
        for (int percent : new int[] {0, 50, 100}) {
            double y = top + HEIGHT * (1 - percent / 100.0);
            canvas.lines(Palette.GRID, 1, LEFT, y, LEFT + WIDTH, y);
            canvas.text(faint.at(TextStyle.Anchor.END), LEFT - 6, y + 4, percent + " %");
        }
        double slot = WIDTH / Math.max(1, labels.size());
        double[] there = new double[4 * labels.size()];
        double[] missing = new double[4 * labels.size()];
        for (int i = 0; i < labels.size(); i++) {
            double share = (double) got[i] / (double) expected[i];
            rect(there, i, slot, top + HEIGHT * (1 - share), HEIGHT * share);
            rect(missing, i, slot, top, HEIGHT * (1 - share));
        }
        canvas.rects(HeatColors.COMPLETE, there);
        canvas.rects(Palette.DOWN, missing);
        int step = Math.max(1, (labels.size() + 9) / 10);
        for (int i = 0; i < labels.size(); i += step) {
            canvas.text(faint, LEFT + i * slot + 1, top + HEIGHT + 14, labels.get(i));
        }
    }

    private static void rect(double[] into, int at, double slot, double y, double height) {
        into[4 * at] = LEFT + at * slot + slot * 0.06;
        into[4 * at + 1] = y;
        into[4 * at + 2] = slot * 0.88;
        into[4 * at + 3] = height;
    }
}
