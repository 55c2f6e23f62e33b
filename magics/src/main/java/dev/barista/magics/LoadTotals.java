package dev.barista.magics;

import dev.barista.load.KindProgress;
import dev.barista.load.LoadKind;
import dev.barista.load.LoadProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words for what a load comes to over all symbols: calls, bytes, time, budget. Stateless. */
final class LoadTotals {
    private LoadTotals() {}

    /** Such as {@code "1 symbol"} or {@code "1,512 bars"}. */
    static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    /** What is loaded, as a noun. */
    static String what(LoadKind kind) {
        return switch (kind) {
            case BARS -> "stock data";
            case CHAIN -> "option chains";
            case OPTION_BARS -> "option bars";
        };
    }

    /** Such as {@code "Alpaca · 200 calls made, 80.0 a second · 2.5 s elapsed · about 23 s remaining"}. */
    static String calls(LoadProgress load) {
        return (load.practice() ? "practice data" : load.source())
                + String.format(
                        Locale.ROOT,
                        " · %s made, %.1f a second · %s",
                        count(load.callsMade(), "call"),
                        load.callsPerSecond(),
                        time(load));
    }

    private static String time(LoadProgress load) {
        Duration remaining = load.remaining();
        return String.format(Locale.ROOT, "%.1f s elapsed", load.elapsed().toMillis() / 1e3)
                + (load.done() || remaining == null
                        ? ""
                        : String.format(Locale.ROOT, " · about %,d s remaining", remaining.toSeconds()));
    }

    /** Such as {@code "604 bars a second · 1.2 MB · 153 of 200 calls left in the budget"}. */
    static String amounts(LoadProgress load) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%,.0f bars a second", load.barsPerSecond()));
        parts.add(size(load.bytes()));
        LoadProgress.Budget budget = load.budget();
        if (budget != null) {
            parts.add(String.format(Locale.ROOT, "%,d of %,d calls left in the budget", budget.left(), budget.limit()));
        }
        return String.join(" · ", parts);
    }

    /** One line for plain text, while calls are on their way. */
    static String line(LoadProgress load) {
        return amounts(load) + " · " + time(load);
    }

    /** A line for each kind, where there are several, such as {@code "option bars: 3 of 12 calls, 1,512 bars, 0.2 MB"}. */
    static List<String> kinds(LoadProgress load) {
        return load.kinds().size() < 2
                ? List.of()
                : load.kinds().stream().map(LoadTotals::kind).toList();
    }

    private static String kind(KindProgress kind) {
        return String.format(
                Locale.ROOT,
                "%s: %,d of %s, %s, %s",
                what(kind.kind()),
                // Of retries more are made than were planned.
                kind.callsPlanned() - kind.callsLeft(),
                count(kind.callsPlanned(), "call"),
                count(kind.size(), kind.kind().unit()),
                size(kind.bytes()));
    }

    private static String size(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
