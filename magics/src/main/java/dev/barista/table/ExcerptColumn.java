package dev.barista.table;

import java.util.List;

/**
 * One column as shown. Immutable.
 *
 * @param name its heading
 * @param right whether its cells stand to the right, as numbers do
 * @param cells one text per row shown
 */
record ExcerptColumn(String name, boolean right, List<String> cells) {
    /** The longest text, in code points. */
    int width() {
        return Math.max(
                length(name),
                cells.stream().mapToInt(ExcerptColumn::length).max().orElse(0));
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
