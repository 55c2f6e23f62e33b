package dev.barista.kernel.magic.run;

import java.util.Locale;

/** Words for durations, as IPython has them: three figures and a unit. Stateless. */
final class Durations {
    private static final double NANOS = 1e9;
    private static final String[] UNITS = {"s", "ms", "μs", "ns"};
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Durations() {}

    static String of(double nanos) {
        double seconds = nanos / NANOS;
        if (seconds >= MINUTE) {
            long whole = Math.round(seconds);
            String hours = whole >= HOUR ? whole / HOUR + "h " : "";
            return hours + whole % HOUR / MINUTE + "min " + whole % MINUTE + "s";
        }
        int unit = 0;
        double value = seconds;
        while (value > 0 && value < 1 && unit < UNITS.length - 1) {
            value *= 1000;
            unit++;
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        String figures = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return (figures.contains(".") ? figures.replaceAll("\\.?0+$", "") : figures) + " " + UNITS[unit];
    }
}
