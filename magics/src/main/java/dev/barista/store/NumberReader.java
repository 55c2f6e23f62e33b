package dev.barista.store;

import dev.barista.market.Bars;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads prices and counts as files write them. What is left out becomes missing, what is no number is refused. */
final class NumberReader {
    private static final Set<String> MISSING = Set.of("", "-", "na", "n/a", "nan", "null", "none");
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+[.]?\\d*|[.]\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+([.]\\d+)?");

    private NumberReader() {}

    /** A price; NaN if it was left out. */
    static double price(BarField field, String text) throws UnreadableValueException {
        if (PLAIN.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        if (GROUPED.matcher(text).matches()) {
            return Double.parseDouble(text.replace(",", ""));
        }
        throw new UnreadableValueException(field.label() + " is not a number: " + Quoted.text(text));
    }

    /** A count, also if written with decimals; {@link Bars#MISSING} if it was left out. */
    static long count(BarField field, String text) throws UnreadableValueException {
        return count(price(field, text));
    }

    /** A count from a column of fractions. */
    static long count(double value) {
        return Double.isNaN(value) ? Bars.MISSING : Math.round(value);
    }
}
