package dev.barista.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.columns.Column;

/**
 * How the cells of a column read: a dash where a value is missing; whole numbers grouped from five digits on, so that
 * years stay years; fractions of a column with the same number of decimals, as many as the shown ones need, at most six.
 */
final class CellFormat {
    private static final String MISSING = "–";
    private static final int MOST_DECIMALS = 6;
    /** Beyond these magnitudes digits mislead, and numbers are written with an exponent. */
    private static final double HUGE = 1e12;

    private static final double TINY = 1e-5;

    private CellFormat() {}

    static boolean isNumber(Column<?> column) {
        return column instanceof NumberColumn;
    }

    /** The texts of {@code rows}. */
    static List<String> of(Column<?> column, int[] rows) {
        int decimals =
                IntStream.of(rows).map(row -> decimals(column, row)).max().orElse(0);
        List<String> cells = new ArrayList<>(rows.length);
        for (int row : rows) {
            cells.add(column.isMissing(row) ? MISSING : text(column.get(row), decimals));
        }
        return cells;
    }

    private static String text(Object value, int decimals) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return plain(number)
                    ? String.format(Locale.ROOT, "%,." + decimals + "f", number)
                    : String.format(Locale.ROOT, "%.4g", number);
        }
        if (value instanceof Number whole) {
            long number = whole.longValue();
            return number > -10_000 && number < 10_000
                    ? Long.toString(number)
                    : String.format(Locale.ROOT, "%,d", number);
        }
        return String.valueOf(value);
    }

    private static int decimals(Column<?> column, int row) {
        if (column.isMissing(row) || !(column.get(row) instanceof Number number)) {
            return 0;
        }
        double value = number.doubleValue();
        if (!plain(value)) {
            return 0;
        }
        int most = Math.abs(value) >= 1 ? MOST_DECIMALS - 2 : MOST_DECIMALS;
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(most, RoundingMode.HALF_EVEN);
        return Math.max(0, rounded.stripTrailingZeros().scale());
    }

    private static boolean plain(double value) {
        double size = Math.abs(value);
        return value == 0 || (size >= TINY && size < HUGE);
    }
}
