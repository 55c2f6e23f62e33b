package dev.barista.table;

/** Writes the shown part of a table as aligned lines of text. */
final class TableText {
    private TableText() {}

    static String of(Excerpt excerpt) {
        StringBuilder text = new StringBuilder(excerpt.title());
        if (excerpt.columns().isEmpty()) {
            return text.toString();
        }
        line(text, excerpt, -1);
        for (int row = 0; row < excerpt.rowCount(); row++) {
            line(text, excerpt, row);
        }
        return text.toString();
    }

    /** Row {@code row}, or the headings for -1. */
    private static void line(StringBuilder text, Excerpt excerpt, int row) {
        StringBuilder line = new StringBuilder();
        for (ExcerptColumn column : excerpt.columns()) {
            String cell = row < 0 ? column.name() : column.cells().get(row);
            String padding = " ".repeat(column.width() - ExcerptColumn.length(cell));
            line.append(column.right() ? padding + cell : cell + padding).append("  ");
        }
        text.append('\n').append(line.toString().stripTrailing());
    }
}
