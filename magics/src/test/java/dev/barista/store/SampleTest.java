package dev.barista.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.quality.Finding;
import dev.barista.quality.FindingKind;
import dev.barista.quality.QualityChecker;
import dev.barista.quality.SymbolQuality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real bars that ship with the product, and what the checks say of them. */
class SampleTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final List<Symbol> SYMBOLS =
            List.of(new Symbol("AAPL"), new Symbol("IBM"), new Symbol("MSFT"), new Symbol("GOOG"), new Symbol("FB"));
    private static final FileBars SAMPLE = read(SYMBOLS);

    @Test
    void theSampleIsWholeAndReadable() {
        assertThat(SAMPLE.bars().keySet()).containsExactlyElementsOf(SYMBOLS);
        assertThat(SAMPLE.bars().values()).extracting(bars -> bars.size()).containsExactly(3270, 3270, 3270, 2148, 196);
        assertThat(SAMPLE.unreadableRows()).isZero();
        assertThat(SAMPLE.notFound()).isEmpty();
    }

    @Test
    void onlyTheSymbolsAskedForAreRead() {
        FileBars read = read(List.of(new Symbol("IBM"), new Symbol("AAPLE")));

        assertThat(read.bars()).containsOnlyKeys(new Symbol("IBM"));
        assertThat(read.notFound().get(new Symbol("AAPLE"))).contains("did you mean AAPL?");
    }

    @Test
    void noSessionIsMissing() {
        for (Symbol symbol : SYMBOLS) {
            SymbolQuality quality = check(symbol);
            assertThat(quality.gotBars()).as(symbol.value()).isEqualTo(quality.expectedBars());
            assertThat(quality.count(FindingKind.OFF_SESSION))
                    .as(symbol.value())
                    .isZero();
        }
    }

    @Test
    void theThreeSplitsAreFoundAndNothingElseIsCalledOne() {
        List<String> splits = new ArrayList<>();
        for (Symbol symbol : SYMBOLS) {
            for (Finding finding : check(symbol).findings()) {
                if (finding.kind() == FindingKind.SPLIT) {
                    splits.add(symbol + " " + finding.from().toString().substring(0, 10));
                }
            }
        }
        assertThat(splits).containsExactly("AAPL 2000-06-21", "AAPL 2005-02-28", "MSFT 2003-02-18");
    }

    @Test
    void noRealDayIsCalledASpike() {
        assertThat(SYMBOLS).allSatisfy(symbol -> assertThat(check(symbol).count(FindingKind.SPIKE))
                .isZero());
    }

    private static SymbolQuality check(Symbol symbol) {
        return QualityChecker.check(
                symbol,
                SAMPLE.of(symbol),
                Timeframe.parse("1Day"),
                SAMPLE.range(symbol, CALENDAR.zone()).orElseThrow(),
                CALENDAR,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static FileBars read(List<Symbol> symbols) {
        try {
            return BarFiles.open(BarFiles.SAMPLE, symbols, null, CALENDAR.zone())
                    .read((symbol, bars) -> {});
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
