package dev.barista.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long interrupted cells took until they were idle. One for a test class; one thread. */
final class InterruptTimes {
    private static final long WANTED_MILLIS = 1_000;

    private final Map<String, List<Long>> millis = new TreeMap<>();

    void add(String cell, long nanos) {
        millis.computeIfAbsent(cell, each -> new ArrayList<>()).add(nanos / 1_000_000);
    }

    /** 0 if there is none. */
    long latestMillis(String cell) {
        List<Long> all = millis.getOrDefault(cell, List.of(0L));
        return all.get(all.size() - 1);
    }

    void print() {
        millis.forEach((cell, all) -> {
            List<Long> sorted = all.stream().sorted().toList();
            System.out.printf(
                    "InterruptTest: %d times, median %d ms, at most %d ms, %d above %d ms: %s%n",
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() - 1),
                    sorted.stream().filter(each -> each > WANTED_MILLIS).count(),
                    WANTED_MILLIS,
                    cell);
        });
    }
}
