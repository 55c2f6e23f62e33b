package dev.barista.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.plot.TableCharts.Columns;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What is drawn of tables, their columns by name. */
class TableChartsTest {
    private final Table trades = Table.create(
            "fills",
            DateColumn.create("day", days(1, 2, 1, 2)),
            StringColumn.create("desk", "north", "north", "south", "south"),
            DoubleColumn.create("profit", 1.5, -2, 3, 4.25),
            IntColumn.create("lots", new int[] {1, 2, 3, 4}));

    @Test
    void aLineForEachValueOfTheColumnThatByNames() {
        Chart chart = draw(trades, null, new Columns("day", "profit", "desk", null));
        assertThat(Figures.traces(chart)).isEqualTo(2);
        assertThat(Figures.words(chart, 0, "x")).containsExactly("2025-03-01", "2025-03-02");
        assertThat(Figures.numbers(chart, 0, "y")).containsExactly(1.5, -2);
        assertThat(Figures.numbers(chart, 1, "y")).containsExactly(3, 4.25);
        assertThat(Figures.trace(chart, 1).get("name").getAsString()).isEqualTo("south");
        assertThat(chart.picture().caption()).isEqualTo("mine · profit · 4 rows · fills");
    }

    @Test
    void whatIsNotNamedIsTheFirstThatFits() {
        Chart chart = draw(trades.where(trades.stringColumn("desk").isEqualTo("north")), null, Columns.ANY);
        assertThat(Figures.type(chart)).isEqualTo("scatter");
        assertThat(Figures.numbers(chart, 0, "y")).containsExactly(1.5, -2);
    }

    @Test
    void numbersAlongTheAxisMakePointsAndWordsMakeBars() {
        Chart points = draw(trades, null, new Columns("lots", "profit", null, null));
        assertThat(Figures.trace(points, 0).get("mode").getAsString()).isEqualTo("markers");
        assertThat(Figures.numbers(points, 0, "x")).containsExactly(1, 2, 3, 4);
        Table sums = Table.create(StringColumn.create("desk", "north", "south"), DoubleColumn.create("sum", 3, 7));
        Chart bars = draw(sums, null, Columns.ANY);
        assertThat(Figures.type(bars)).isEqualTo("bar");
        assertThat(Figures.words(bars, 0, "x")).containsExactly("north", "south");
    }

    @Test
    void aHeatMapHasTheMeanOfEachPair() {
        Chart chart = draw(trades, PlotKind.HEATMAP, new Columns("desk", "day", null, "profit"));
        assertThat(Figures.trace(chart, 0).getAsJsonArray("z").toString()).isEqualTo("[[1.5,3.0],[-2.0,4.25]]");
        assertThat(Figures.words(chart, 0, "y")).containsExactly("2025-03-01", "2025-03-02");
    }

    @Test
    void columnsOfPricesMakeCandles() {
        Table prices = Table.create(
                DateTimeColumn.create("at", LocalDateTime.of(2025, 3, 3, 9, 30), LocalDateTime.of(2025, 3, 3, 9, 45)),
                DoubleColumn.create("Open", 1, 2),
                DoubleColumn.create("High", 3, 4),
                DoubleColumn.create("Low", 0.5, 1.5),
                DoubleColumn.create("Close", 2, 3));
        Chart chart = draw(prices, PlotKind.CANDLES, Columns.ANY);
        assertThat(Figures.numbers(chart, 0, "low")).containsExactly(0.5, 1.5);
        assertThat(Figures.words(chart, 0, "x")).containsExactly("2025-03-03 09:30", "2025-03-03 09:45");
        assertThat(chart.picture().caption()).contains("15Min");
    }

    @Test
    void valuesAreCountedAndColumnsCorrelated() {
        Chart counted = draw(trades, PlotKind.HISTOGRAM, new Columns(null, "lots", null, null));
        assertThat(Arrays.stream(Figures.numbers(counted, 0, "y")).sum()).isEqualTo(4);
        Chart together = draw(trades, PlotKind.CORRELATION, Columns.ANY);
        assertThat(Figures.words(together, 0, "x")).containsExactly("profit", "lots");
    }

    @Test
    void aNameThatIsWrongIsAnsweredWithTheRightOne() {
        assertThatThrownBy(() -> draw(trades, null, new Columns("day", "proft", null, null)))
                .hasMessage("mine has no column proft. Did you mean profit? It has day, desk, profit, lots");
        assertThatThrownBy(() -> draw(trades, null, new Columns("day", "desk", null, null)))
                .hasMessageStartingWith("--y takes a column of numbers, but desk holds strings.");
        assertThatThrownBy(() -> draw(trades, PlotKind.CANDLES, Columns.ANY))
                .hasMessageStartingWith("mine has no columns open, high, low and close.");
        assertThatThrownBy(() -> draw(trades, PlotKind.SMILE, Columns.ANY)).hasMessageContaining("no option chain");
        assertThatThrownBy(() -> draw(trades.emptyCopy(), null, Columns.ANY)).hasMessage("mine has no rows to plot");
    }

    @Test
    void missingValuesAreLeftOut() {
        DoubleColumn profit = DoubleColumn.create("profit", 1, 2, 3);
        profit.setMissing(1);
        DateColumn day = DateColumn.create("day", days(1, 2, 3));
        day.setMissing(2);
        Chart chart = draw(Table.create(day, profit), null, Columns.ANY);
        assertThat(Figures.words(chart, 0, "x")).containsExactly("2025-03-01", "2025-03-02");
        assertThat(Figures.numbers(chart, 0, "y")).containsExactly(1, Double.NaN);
    }

    @Test
    void aChainHasASmileATermStructureAndASurface() {
        Table chain = chain();
        Chart smile = draw(chain, PlotKind.SMILE, Columns.ANY);
        assertThat(Figures.traces(smile)).isEqualTo(2);
        assertThat(Figures.numbers(smile, 0, "x")).containsExactly(90, 100, 110);
        assertThat(Figures.numbers(smile, 0, "y")).as("puts below, calls above").containsExactly(30, 21, 24);
        Chart term = draw(chain, PlotKind.TERM, Columns.ANY);
        assertThat(Figures.numbers(term, 0, "x")).containsExactly(0, 31);
        assertThat(Figures.numbers(term, 0, "y")).containsExactly(21, 24);
        Chart surface = draw(chain, PlotKind.SURFACE, Columns.ANY);
        assertThat(Figures.type(surface)).isEqualTo("surface");
        assertThat(Figures.trace(surface, 0).getAsJsonArray("z").toString())
                .as("105 lies between 100 and 110")
                .isEqualTo("[[30.0,21.0,22.5,24.0],[null,24.0,25.0,null]]");
    }

    private static Table chain() {
        return Table.create(
                "chain",
                StringColumn.create("underlying", "SPY", "SPY", "SPY", "SPY", "SPY", "SPY"),
                StringColumn.create("type", "put", "call", "call", "call", "call", "call"),
                DoubleColumn.create("strike", 90, 90, 100, 110, 100, 105),
                DateColumn.create(
                        "expiry",
                        LocalDate.of(2025, 3, 21),
                        LocalDate.of(2025, 3, 21),
                        LocalDate.of(2025, 3, 21),
                        LocalDate.of(2025, 3, 21),
                        LocalDate.of(2025, 4, 21),
                        LocalDate.of(2025, 4, 21)),
                DoubleColumn.create("iv", 0.3, 0.4, 0.21, 0.24, 0.24, 0.25),
                DoubleColumn.create("delta", -0.1, 0.9, 0.5, 0.2, 0.5, 0.3));
    }

    private static LocalDate[] days(int... days) {
        return Arrays.stream(days).mapToObj(day -> LocalDate.of(2025, 3, day)).toArray(LocalDate[]::new);
    }

    private static Chart draw(Table table, @Nullable PlotKind kind, Columns columns) {
        return new TableCharts(table, "mine", columns, false, Samples.NEW_YORK).chart(kind);
    }
}
