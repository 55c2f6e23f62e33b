package dev.barista.unittest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Values as the text that snapshots keep: tables as CSV, all others as they print. Stateless. */
final class SnapshotText {
    private static final int MOST_LINES = 10;

    private SnapshotText() {}

    /**
     * The lines that differ.
     *
     * @param count how many
     * @param text the first of them, each as it was (-) and is (+)
     */
    record Difference(int count, String text, String expected, String actual) {}

    static String of(@Nullable Object value) {
        String text = value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        return Names.readable(text).stripTrailing() + "\n";
    }

    static String of(Table table) {
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

    /** @param tolerance by how much numbers may differ that stand by themselves, between spaces or commas */
    static boolean isSame(String kept, String now, double tolerance) {
        List<String> before = kept.lines().toList();
        List<String> after = now.lines().toList();
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!isSameLine(before.get(i), after.get(i), tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameLine(String before, String after, double tolerance) {
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

    static Difference difference(String kept, String now, double tolerance) {
        List<String> before = kept.lines().toList();
        List<String> after = now.lines().toList();
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String left = i < before.size() ? before.get(i) : "";
            String right = i < after.size() ? after.get(i) : "";
            if (!isSameLine(left, right, tolerance) && ++count <= MOST_LINES) {
                expected.add(left);
                actual.add(right);
                text.append(i < before.size() ? "line " + (i + 1) + " - " + left + "\n" : "");
                text.append(i < after.size() ? "line " + (i + 1) + " + " + right + "\n" : "");
            }
        }
        text.append(count > MOST_LINES ? "… " + (count - MOST_LINES) + " more" : "");
        return new Difference(
                count, text.toString().stripTrailing(), String.join("\n", expected), String.join("\n", actual));
    }
}
