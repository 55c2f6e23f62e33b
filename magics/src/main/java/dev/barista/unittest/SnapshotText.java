package dev.barista.unittest;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.load.Load;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A value as the text that a snapshot keeps: tables, columns and loads as CSV, all others as they print. Immutable.
 *
 * @param isTable whether it is CSV, with names of columns in its first line
 */
record SnapshotText(String text, boolean isTable) {
    /** @throws UserMistake if the value has no text that would be the same in the next run */
    static SnapshotText of(@Nullable Object value) {
        if (value instanceof Table table) {
            return new SnapshotText(csv(table), true);
        } else if (value instanceof Load load) {
            return new SnapshotText(csv(load.table()), true);
        } else if (value instanceof Column<?> column) {
            return new SnapshotText(csv(Table.create(column)), true);
        } else if (value == null) {
            throw new UserMistake("the lines below --snapshot have no value to keep. Let the last of them be an"
                    + " expression without a semicolon, such as prices.table(\"SPY\")");
        }
        return new SnapshotText(Names.readable(printed(value)).stripTrailing() + "\n", false);
    }

    private static String printed(Object value) {
        if (value.getClass().isArray()) {
            String inBrackets = Arrays.deepToString(new Object[] {value});
            return inBrackets.substring(1, inBrackets.length() - 1);
        }
        String text = String.valueOf(value);
        if (text.equals(value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value)))) {
            throw new UserMistake("a " + Names.readable(value.getClass().getName())
                    + " prints as something else in each run, so it is not kept. Let the last line be a text, a number,"
                    + " a record or a table");
        }
        return text;
    }

    private static String csv(Table table) {
        StringBuilder csv = new StringBuilder(
                table.columnNames().stream().map(SnapshotText::quoted).collect(Collectors.joining(",", "", "\n")));
        for (int row = 0; row < table.rowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (Column<?> column : table.columns()) {
                cells.add(column.isMissing(row) ? "" : quoted(String.valueOf(column.get(row))));
            }
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String cell) {
        boolean plain = !cell.isEmpty() && cell.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? cell : '"' + cell.replace("\"", "\"\"").replaceAll("\\R", "\u2028") + '"';
    }

    /**
     * Whether two lines count as equal.
     *
     * @param tolerance by how much numbers may differ that stand by themselves, between spaces or commas
     */
    static boolean isSameLine(String before, String after, double tolerance) {
        if (before.equals(after)) {
            return true;
        }
        String[] left = before.split("[,;\\s\\[\\](){}]+", -1);
        String[] right = after.split("[,;\\s\\[\\](){}]+", -1);
        if (tolerance == 0 || left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            if (!left[i].equals(right[i]) && !isNear(left[i], right[i], tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNear(String left, String right, double tolerance) {
        try {
            return Math.abs(Double.parseDouble(left) - Double.parseDouble(right)) <= tolerance;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
