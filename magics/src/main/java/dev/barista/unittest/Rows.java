package dev.barista.unittest;

import dev.barista.table.TableHtml;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Arrays;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** Some rows of a table as text, with their numbers from 0. Stateless. */
final class Rows {
    private static final int MOST_ROWS = 5;

    private Rows() {}

    /** The first few of {@code rows}. */
    static String text(Table table, int... rows) {
        int[] first = Arrays.copyOf(rows, Math.min(rows.length, MOST_ROWS));
        Table shown = Table.create("", IntColumn.create("row", first));
        Table some = table.where(Selection.with(first));
        some.columns().forEach(column -> {
            // A column of that name would be refused.
            shown.addColumns(
                    column.name().equalsIgnoreCase("row") ? column.copy().setName("row ") : column);
        });
        String text = String.valueOf(TableHtml.render(shown).getData(MIMEType.TEXT_PLAIN));
        String body = text.substring(text.indexOf('\n') + 1);
        return rows.length > MOST_ROWS ? body + "\n… " + (rows.length - MOST_ROWS) + " more" : body;
    }
}
