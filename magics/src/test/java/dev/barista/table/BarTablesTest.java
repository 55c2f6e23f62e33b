package dev.barista.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class BarTablesTest {
    private static final Symbol SPY = new Symbol("SPY");
    private static final long START = Instant.parse("2024-01-02T14:30:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @Test
    void columnsHaveTheNamesAndTypesThatUsersRelyOn() {
        Table table = BarTables.of(SPY, bars(START));

        assertThat(table.name()).isEqualTo("SPY");
        assertThat(table.columnNames())
                .containsExactly("time", "open", "high", "low", "close", "volume", "trade_count", "vwap");
        assertThat(table.types())
                .containsExactly(
                        ColumnType.INSTANT,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.LONG,
                        ColumnType.LONG,
                        ColumnType.DOUBLE);
    }

    @Test
    void everyValueArrivesInItsColumn() {
        Table table = BarTables.of(SPY, bars(START));

        assertThat(table.instantColumn("time").get(0)).isEqualTo(Instant.ofEpochMilli(START));
        assertThat(table.doubleColumn("open").getDouble(0)).isEqualTo(1);
        assertThat(table.doubleColumn("high").getDouble(0)).isEqualTo(4);
        assertThat(table.doubleColumn("low").getDouble(0)).isEqualTo(0.5);
        assertThat(table.doubleColumn("close").getDouble(0)).isEqualTo(3);
        assertThat(table.longColumn("volume").getLong(0)).isEqualTo(100);
        assertThat(table.longColumn("trade_count").getLong(0)).isEqualTo(7);
        assertThat(table.doubleColumn("vwap").getDouble(0)).isEqualTo(2.5);
    }

    @Test
    void timesAreKeptToTheMillisecondBeforeAndAfterTheEpoch() {
        long seed = 20240102;
        Random random = new Random(seed);
        BarsBuilder builder = new BarsBuilder(1000);
        for (int i = 0; i < 1000; i++) {
            long millis = random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L);
            builder.add(millis, 1, 1, 1, 1, 1, 1, 1);
        }
        Bars bars = builder.build();

        Table table = BarTables.of(SPY, bars);

        long[] sorted = java.util.stream.IntStream.range(0, 1000)
                .mapToLong(bars::timeMillis)
                .sorted()
                .toArray();
        for (int row = 0; row < 1000; row++) {
            assertThat(table.instantColumn("time").get(row))
                    .as("seed %d", seed)
                    .isEqualTo(Instant.ofEpochMilli(sorted[row]));
        }
    }

    @Test
    void whatTheSourceDidNotGiveIsMissing() {
        Bars bars = new BarsBuilder(1)
                .add(START, 1, 1, 1, 1, Bars.MISSING, Bars.MISSING, Double.NaN)
                .build();

        Table table = BarTables.of(SPY, bars);

        assertThat(table.column("volume").isMissing(0)).isTrue();
        assertThat(table.column("trade_count").isMissing(0)).isTrue();
        assertThat(table.column("vwap").isMissing(0)).isTrue();
        assertThat(table.column("open").isMissing(0)).isFalse();
    }

    @Test
    void severalSymbolsAreSortedBySymbolAndTime() {
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        bars.put(SPY, bars(START + HOUR, START));
        bars.put(new Symbol("AAPL"), bars(START));
        bars.put(new Symbol("QQQ"), Bars.EMPTY);

        Table table = BarTables.of("2 symbols (practice data)", bars);

        assertThat(table.name()).isEqualTo("2 symbols (practice data)");
        assertThat(table.columnNames()).startsWith("symbol", "time").hasSize(9);
        assertThat(table.stringColumn("symbol").asList()).containsExactly("AAPL", "SPY", "SPY");
        assertThat(table.instantColumn("time").asList())
                .containsExactly(
                        Instant.ofEpochMilli(START), Instant.ofEpochMilli(START), Instant.ofEpochMilli(START + HOUR));
    }

    @Test
    void duplicateTimesStayInTheOrderOfTheirArrival() {
        Bars bars = new BarsBuilder(3)
                .add(START + HOUR, 3, 3, 3, 3, 1, 1, 1)
                .add(START, 1, 1, 1, 1, 1, 1, 1)
                .add(START, 2, 2, 2, 2, 1, 1, 1)
                .build();

        assertThat(BarTables.of(SPY, bars).doubleColumn("open").asList()).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void noBarsMakeAnEmptyTableWithAllColumns() {
        assertThat(BarTables.of(SPY, Bars.EMPTY).columnCount()).isEqualTo(8);
        assertThat(BarTables.of(Map.of()).columnNames()).startsWith("symbol").hasSize(9);
    }

    private static Bars bars(long... times) {
        BarsBuilder builder = new BarsBuilder(times.length);
        for (long time : times) {
            builder.add(time, 1, 4, 0.5, 3, 100, 7, 2.5);
        }
        return builder.build();
    }
}
