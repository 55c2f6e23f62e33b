package dev.barista.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.store.BarFiles;
import dev.barista.store.FileBars;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that the checks find in real bars, against a list that a person has looked at. */
class SampleFindingsTest {
    private static final NyseCalendar NYSE = new NyseCalendar();
    private static final int COLUMNS = 6;

    @Test
    void everyFindingInTheSampleIsKnownAndHasAWord() throws Exception {
        List<String[]> known = known();
        assertThat(known).allSatisfy(row -> assertThat(row).hasSize(COLUMNS).doesNotContain(""));
        assertThat(found())
                .containsExactlyElementsOf(known.stream()
                        .map(row -> String.join("\t", List.of(row).subList(0, COLUMNS - 1)))
                        .toList());
    }

    /** It fell by half in a night on a warning about its profit, and stayed there. */
    @Test
    void applesCrashOfSeptember2000IsNothingToRepair() throws Exception {
        assertThat(found()).noneMatch(finding -> finding.startsWith("AAPL\t2000-09-29"));
    }

    private static List<String> found() throws Exception {
        List<Symbol> symbols = Stream.of("AAPL", "FB", "GOOG", "IBM", "MSFT")
                .map(Symbol::parse)
                .toList();
        FileBars sample =
                BarFiles.open(BarFiles.SAMPLE, symbols, null, NYSE.zone()).read((symbol, bars) -> {});
        When when = new When(NYSE.zone(), true);
        List<String> lines = new ArrayList<>();
        for (Symbol symbol : symbols) {
            SymbolQuality quality = QualityChecker.check(
                    symbol,
                    sample.of(symbol),
                    Timeframe.parse("1Day"),
                    sample.range(symbol, NYSE.zone()).orElseThrow(),
                    NYSE,
                    Instant.parse("2026-01-01T00:00:00Z"));
            for (Finding finding : quality.findings()) {
                lines.add(String.join(
                        "\t",
                        symbol.value(),
                        when.of(finding),
                        finding.kind().label(),
                        finding.severity().label(),
                        finding.detail()));
            }
        }
        return lines;
    }

    private static List<String[]> known() throws Exception {
        try (InputStream in =
                Objects.requireNonNull(SampleFindingsTest.class.getResourceAsStream("sample-findings.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
