package dev.barista.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Adjustment;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.store.BarSet;
import dev.barista.store.BarStore;
import dev.barista.store.ContractSet;
import dev.barista.table.BarTables;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Tables of more bars than memory holds, which are read from the store. */
@Timeout(120)
class StoredTablesTest {
    private static final ZoneId ZONE = NyseCalendar.NEW_YORK;
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 1, 8);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 1, 9);

    @TempDir
    private Path folder;

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** A bar at noon of each day. */
    private static Bars bars(LocalDate from, LocalDate to) {
        BarsBuilder bars = new BarsBuilder(0);
        from.datesUntil(to.plusDays(1)).forEach(day -> {
            long noon = day.atTime(12, 0).atZone(ZONE).toInstant().toEpochMilli();
            bars.add(noon, 10, 12, 9, day.getDayOfMonth(), 100, 7, Double.NaN);
        });
        return bars.build();
    }

    private void keep(String symbol, String timeframe) {
        try (BarStore store = new BarStore(folder, ZONE)) {
            BarSet set = new BarSet(Timeframe.parse(timeframe), Adjustment.RAW, null, new Symbol(symbol));
            assertThat(store.write(
                                    set,
                                    List.of(new DateRange(MONDAY, FRIDAY)),
                                    bars(MONDAY, FRIDAY),
                                    FRIDAY.plusDays(30),
                                    problem -> {})
                            .join())
                    .isTrue();
        }
    }

    private static SqlTables one(String name, SqlTables.Content content) {
        return new SqlTables() {
            @Override
            public List<String> names() {
                return List.of(name);
            }

            @Override
            public Optional<Source> find(String asked) {
                return asked.equals(name) ? Optional.of(new Source(content, false, () -> content)) : Optional.empty();
            }
        };
    }

    private static final SqlTables NONE = new SqlTables() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Optional<Source> find(String asked) {
            return Optional.empty();
        }
    };

    private static String rows(SqlSession session, String query, SqlTables tables) throws Exception {
        Path driver = Path.of(Class.forName("org.duckdb.DuckDBDriver")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Table result = Objects.requireNonNull(
                session.run(query, tables, 100, () -> List.of(driver)).table());
        return result.stream()
                .map(row -> row.getString(0) + " " + row.getLong(1) + " " + row.getDouble(2))
                .toList()
                .toString();
    }

    @Test
    void barsOfTheStoreAndThoseInMemoryAreOneTable() throws Exception {
        keep("S1", "1Hour");
        keep("BRK.B", "1Hour");
        keep("S3", "1Hour");
        keep("S1", "1Min");
        Table inMemory = BarTables.of("in memory", Map.of(new Symbol("S1"), bars(FRIDAY, FRIDAY)));
        SqlTables.Stored stored = new SqlTables.Stored(
                List.of("S1", "BRK.B"), "1Hour", "raw", "default", startOf(MONDAY), startOf(THURSDAY));
        String query = "select symbol, count(*), max(close) from prices group by 1 order by 1";
        try (SqlSession session = new SqlSession(() -> Optional.of(folder), ZONE.getId())) {
            assertThat(rows(session, query, one("prices", new SqlTables.Content(inMemory, stored))))
                    .isEqualTo("[BRK.B 3 7.0, S1 4 9.0]");
            assertThat(rows(session, query, one("prices", new SqlTables.Content(inMemory, null))))
                    .as("another value of the variable")
                    .isEqualTo("[S1 1 9.0]");
        }
    }

    @Test
    void barsOfContractsAreATableOfTheirOwn() throws Exception {
        Symbol contract = new Symbol("SPY260717C00600000");
        String query = "select contract || ' of ' || symbol, count(*), max(close) from option_bars group by 1";
        try (SqlSession session = new SqlSession(() -> Optional.of(folder), ZONE.getId());
                BarStore store = new BarStore(folder, ZONE)) {
            assertThat(rows(session, query, NONE)).isEqualTo("[]");
            store.contracts()
                    .add(
                            new ContractSet(Timeframe.parse("1Day"), new Symbol("SPY")),
                            List.of(contract),
                            List.of(new DateRange(MONDAY, FRIDAY)),
                            Map.of(contract, bars(MONDAY, FRIDAY)),
                            problem -> {})
                    .join();
            assertThat(rows(session, query, NONE)).isEqualTo("[SPY260717C00600000 of SPY 5 9.0]");
        }
    }
}
