package dev.barista.plot;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Round values along a vertical axis, and how they are written. */
final class ValueTicks {
    private final double step;
    private final double[] values;

    /** Ticks within {@code [low, high]}, at multiples of 1, 2 or 5 times a power of ten, about {@code count} of them. */
    ValueTicks(double low, double high, int count) {
        double rough = Math.max((high - low) / count, Math.ulp(high) * 10);
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        double[] steps = {1, 2, 5, 10};
        step = DoubleStream.of(steps)
                .map(factor -> factor * magnitude)
                .filter(candidate -> candidate >= rough * 0.999)
                .findFirst()
                .orElse(10 * magnitude);
        double first = Math.ceil(low / step - 1e-9);
        double last = Math.min(Math.floor(high / step + 1e-9), first + 50);
        values = DoubleStream.iterate(first, k -> k <= last, k -> k + 1)
                .map(k -> k * step)
                .toArray();
    }

    double[] values() {
        return values.clone();
    }

    /** A value of this axis with as many decimals as its steps need. */
    String label(double value) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return String.format(
                Locale.ROOT, "%,." + Math.min(decimals, 6) + "f", Math.abs(value) < step / 1e6 ? 0.0 : value);
    }

    /** A count in three significant figures: 950, 1.2K, 35M, 4.1B. */
    static String shortCount(double count) {
        String[] units = {"", "K", "M", "B", "T"};
        int unit = 0;
        double scaled = count;
        while (scaled >= 999.5 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        boolean whole = scaled >= 99.95 || Math.abs(scaled - Math.rint(scaled)) < 0.05;
        return String.format(Locale.ROOT, whole ? "%.0f%s" : "%.1f%s", scaled, units[unit]);
    }
}
