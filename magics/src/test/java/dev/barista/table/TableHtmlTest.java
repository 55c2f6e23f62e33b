package dev.barista.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableHtmlTest {
    @Test
    void aSmallTableIsShownWhole() {
        String html = html(Table.create("t", LongColumn.create("n", LongStream.range(0, 20))));

        assertThat(html).contains("t: 20 rows × 1 columns").doesNotContain("…");
        assertThat(html.split("<tr>", -1)).hasSize(1 + 1 + 20);
    }

    @Test
    void aLargeTableShowsItsFirstAndLastRowsAndTheCount() {
        Table table = Table.create("t", LongColumn.create("n", LongStream.range(0, 123_456)));

        assertThat(html(table))
                .contains("123,456 rows × 1 columns", ">0<", ">9<", ">…<", ">123,446<", ">123,455<")
                .doesNotContain(">10<", ">123,445<");
        assertThat(text(table).lines()).hasSize(1 + 1 + 21);
    }

    @Test
    void manyColumnsAreBoundedToo() {
        Table table = Table.create("wide");
        IntStream.range(0, 500).forEach(i -> table.addColumns(IntColumn.create("c" + i, new int[] {7})));

        assertThat(html(table))
                .contains("1 rows × 500 columns", ">c0<", ">c14<", ">…<", ">c485<", ">c499<")
                .doesNotContain(">c15<", ">c484<");
    }

    @Test
    void hostileTextIsEscapedWhereverItStands() {
        String hostile = "</table><script>alert('x')</script>&\"";
        Table table = Table.create(hostile, StringColumn.create(hostile, hostile));

        assertThat(html(table))
                .doesNotContain("<script", "</script", "'x'")
                .contains("&lt;/table&gt;&lt;script&gt;alert(&apos;x&apos;)&lt;/script&gt;&amp;&quot;");
    }

    @Test
    void textKeepsToItsLineAndMovesNoCursor() {
        Table table = Table.create("a\nb", StringColumn.create("c\rd", "e\u001b[2Jf", "x".repeat(1000)));

        assertThat(text(table)).doesNotContain("\u001b", "\r");
        assertThat(text(table).lines()).hasSize(4).allMatch(line -> line.length() <= 80);
    }

    @Test
    void pricesOfAColumnHaveTheSameDecimals() {
        assertThat(text(Table.create("t", DoubleColumn.create("close", 1234.5, 99, 101.25)))
                        .lines())
                .containsExactly("t: 3 rows × 1 columns", "   close", "1,234.50", "   99.00", "  101.25");
    }

    @Test
    void yearsAreNotGroupedButVolumesAre() {
        assertThat(text(Table.create("t", LongColumn.create("n", 2024, -9_616_100))))
                .contains("2024", "-9,616,100");
    }

    @Test
    void veryLargeAndVerySmallNumbersHaveAnExponent() {
        assertThat(text(Table.create("t", DoubleColumn.create("x", 1e-9, 1e300, Double.POSITIVE_INFINITY))))
                .contains("1.000e-09", "1.000e+300", "Infinity");
    }

    @Test
    void missingValuesAreADashAndTimesAreIso() {
        Table table = Table.create(
                "t",
                InstantColumn.create("time", Instant.parse("2024-01-02T14:30:00Z")),
                DoubleColumn.create("vwap", Double.NaN),
                StringColumn.create("s").appendMissing());

        assertThat(text(table)).contains("2024-01-02T14:30:00Z     –  –");
    }

    @Test
    void emptyTablesAreShownToo() {
        assertThat(text(Table.create("nothing"))).isEqualTo("nothing: 0 rows × 0 columns");
        assertThat(html(Table.create("nothing", StringColumn.create("s")))).contains("0 rows × 1 columns");
    }

    private static String html(Table table) {
        return data(table, MIMEType.TEXT_HTML);
    }

    private static String text(Table table) {
        return data(table, MIMEType.TEXT_PLAIN);
    }

    private static String data(Table table, MIMEType type) {
        DisplayData shown = TableHtml.render(table);
        return (String) shown.getData(type);
    }
}
