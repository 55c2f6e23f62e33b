package dev.barista.unittest;

import static dev.barista.unittest.DataAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.InvalidInputException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DataAssertionsTest {
    private static final Instant START = Instant.parse("2024-01-02T14:30:00Z");

    private static Table bars() {
        InstantColumn time = InstantColumn.create("time");
        for (int hour = 0; hour < 4; hour++) {
            time.append(START.plusSeconds(3600L * hour));
        }
        return Table.create(
                "SPY 1Hour",
                StringColumn.create("symbol", "SPY", "SPY", "SPY", "SPY"),
                time,
                DoubleColumn.create("high", 11, 12, 13, 14),
                DoubleColumn.create("low", 10, 11, 12, 13),
                LongColumn.create("volume", 1, 2, 3, 4));
    }

    private static AssertionError failing(org.assertj.core.api.ThrowableAssert.ThrowingCallable assertion) {
        try {
            assertion.call();
        } catch (AssertionError e) {
            return e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("the assertion holds");
    }

    @Test
    void goodBarsPassInOneLine() {
        assertThat(bars())
                .hasColumns("time", "high")
                .hasRowCount(4)
                .isNotEmpty()
                .isSortedBy("time")
                .hasNoMissing()
                .hasNoDuplicates("symbol", "time")
                .every("high >= low and volume > 0")
                .isEqualTo(bars());
    }

    @Test
    void failuresShowTheFirstOffendingRows() {
        Table table = bars();
        table.doubleColumn("high").set(2, 5.0);
        assertThat(failing(() -> assertThat(table).every("high >= low")))
                .hasMessageContaining("\"SPY 1Hour\" does not hold: high >= low, in 1 of 4 rows:")
                .hasMessageContaining("row  symbol")
                .hasMessageContaining("  2  SPY     2024-01-02T16:30:00Z     5   12       3");
        assertThat(failing(() -> assertThat(table).isSortedBy("high")))
                .hasMessageContaining("is not sorted by high: the value is below the one before it, in 1 of 4 rows");
        table.doubleColumn("low").setMissing(1);
        assertThat(failing(() -> assertThat(table).hasNoMissing("high", "low")))
                .hasMessageContaining("has missing values in high, low, in 1 of 4 rows:");
        assertThat(failing(() -> assertThat(table).hasNoDuplicates("symbol")))
                .hasMessageContaining("has the same symbol again, in 3 of 4 rows:");
        assertThat(failing(() -> assertThat(table).hasColumns("closing")))
                .hasMessage("\"SPY 1Hour\" has no column closing; it has symbol, time, high, low, volume");
    }

    @Test
    void differingTablesShowTheRowsThatDiffer() {
        Table table = bars();
        table.longColumn("volume").set(3, 9L);
        assertThat(failing(() -> assertThat(table).isEqualTo(bars())))
                .isInstanceOfSatisfying(org.opentest4j.AssertionFailedError.class, error -> {
                    assertThat(error.getMessage()).contains("differs in 1 of 4 rows");
                    assertThat(error.getActual().getStringRepresentation()).contains("9");
                });
        assertThat(failing(() -> assertThat(table.first(2)).isEqualTo(bars())))
                .hasMessageContaining("has 2 rows, expected 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "high >= low",
                "not high < low",
                "(high - low) * 2 >= 1 and (volume > 0 or low = 3)",
                "symbol == 'SPY'",
                "high > -1 && `low` <= 13",
                "volume != 9.5",
                "-high < 0",
                "symbol <> \"QQQ\""
            })
    void conditionsHold(String condition) {
        assertThat(bars()).every(condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            high >= lo    | names no column with lo. Did you mean low?
            high >=       | ends where a column or a number should stand
            high          | needs a comparison
            high > 1 low  | goes on with "low" where it should end
            (high > 1     | lacks a closing parenthesis
            high # low    | cannot be read at "# low"
            """)
    void faultyConditionsAreExplained(String condition, String why) {
        assertThatThrownBy(() -> assertThat(bars()).every(condition))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }

    @Test
    void missingValuesNeverSatisfyAComparison() {
        Table table = bars();
        table.doubleColumn("low").setMissing(0);
        assertThat(failing(() -> assertThat(table).every("high >= low"))).hasMessageContaining("in 1 of 4 rows");
    }
}
