package dev.barista.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetTest {
    private static final Symbol SPY = new Symbol("SPY");

    @ParameterizedTest
    @CsvSource({
        "SPY_utc_ms_snappy, 2024-01-02T14:30:00Z",
        "SPY_utc_us_snappy, 2024-01-02T14:30:00Z",
        "SPY_utc_ns_snappy, 2024-01-02T14:30:00Z",
        "SPY_utc_us_zstd, 2024-01-02T14:30:00Z",
        "SPY_utc_us_gzip, 2024-01-02T14:30:00Z",
        "SPY_utc_us_none, 2024-01-02T14:30:00Z",
        "SPY_local_us, 2024-01-02T14:30:00Z",
        "SPY_date32, 2024-01-02T05:00:00Z"
    })
    void filesOfPandasAreRead(String name, String firstTime) throws Exception {
        FileBars read = read(fixture(name + ".parquet"), SPY);
        Bars bars = read.of(SPY);

        assertThat(read.unreadable()).isEmpty();
        assertThat(bars.size()).isEqualTo(5);
        assertThat(Instant.ofEpochMilli(bars.timeMillis(0))).isEqualTo(Instant.parse(firstTime));
        assertThat(bars.open(4)).isEqualTo(104.5);
        assertThat(bars.high(4)).isEqualTo(106);
        assertThat(bars.low(4)).isEqualTo(103.25);
        assertThat(bars.close(4)).isEqualTo(105);
        assertThat(bars.volume(4)).isEqualTo(1004);
        assertThat(bars.tradeCount(0)).isEqualTo(10);
        assertThat(bars.tradeCount(1)).isEqualTo(Bars.MISSING);
        assertThat(bars.vwap(0)).isEqualTo(101.5);
        assertThat(bars.vwap(4)).isNaN();
    }

    @Test
    void symbolsAreReadAcrossRowGroups() throws Exception {
        FileBars read = read(fixture("many.parquet"), SPY, new Symbol("QQQ"), new Symbol("ZZZ"));

        assertThat(read.rowsRead()).isEqualTo(15);
        assertThat(read.of(SPY).size()).isEqualTo(5);
        assertThat(read.of(new Symbol("QQQ")).open(3)).isEqualTo(103.5);
        assertThat(read.notFound().get(new Symbol("ZZZ"))).endsWith("There is: AAPL, QQQ, SPY");
    }

    @Test
    void filesThatAreNoParquetAreMistakes(@TempDir Path directory) throws Exception {
        Path fake = Files.writeString(directory.resolve("SPY.parquet"), "nothing of the kind");
        assertThatThrownBy(() -> read(fake, SPY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("SPY.parquet cannot be read as Parquet");

        byte[] whole = Files.readAllBytes(fixture("SPY_utc_us_zstd.parquet"));
        Path torn = Files.write(directory.resolve("SPY.parquet"), Arrays.copyOf(whole, whole.length - 100));
        assertThatThrownBy(() -> read(torn, SPY)).isInstanceOf(InvalidInputException.class);
    }

    private static FileBars read(Path path, Symbol... symbols) throws Exception {
        return BarFiles.open(path.toString(), List.of(symbols), null, NyseCalendar.NEW_YORK)
                .read((symbol, bars) -> {});
    }

    private static Path fixture(String name) throws Exception {
        URL url = Objects.requireNonNull(ParquetTest.class.getResource(name));
        return Path.of(url.toURI());
    }
}
