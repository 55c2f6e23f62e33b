package dev.barista.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.practice.CleanPractice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Puts every kind of fault into a year of practice bars with holidays, three early closes and both changes of the clock,
 * and looks whether it is found. The figures are left in {@code target/injected-faults.txt}.
 */
class InjectedFaultsTest {
    private static final NyseCalendar NYSE = new NyseCalendar();
    private static final DateRange YEAR = new DateRange(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
    private static final Instant LATER = Instant.parse("2025-02-01T00:00:00Z");
    private static final List<String> TIMEFRAMES = List.of("15Min", "1Hour", "1Day");
    private static final int SYMBOLS = 50;
    private static final CleanPractice CLEAN = new CleanPractice(NYSE, YEAR);

    private final long seed = System.nanoTime();
    private final StringBuilder figures = new StringBuilder("seed " + seed + "\n");

    @Test
    void isFoundByTheCheckThatItIsMeantFor() throws IOException {
        Map<Fault, Long> put = new EnumMap<>(Fault.class);
        Map<Fault, Long> found = new EnumMap<>(Fault.class);
        Random random = new Random(seed);
        for (String width : TIMEFRAMES) {
            Timeframe timeframe = Timeframe.parse(width);
            QualityChecker checker = new QualityChecker(timeframe, YEAR, NYSE, LATER);
            for (Symbol symbol : symbols(SYMBOLS)) {
                Bars clean = CLEAN.of(symbol, timeframe);
                for (Fault fault : Fault.values()) {
                    Fault.Injected injected = fault.into(clean, random);
                    SymbolQuality quality = checker.check(symbol, injected.bars());
                    put.merge(fault, (long) injected.times().size(), Long::sum);
                    long seen = injected.times().stream()
                            .filter(time -> isFound(quality, fault.kind, time))
                            .count();
                    found.merge(fault, seen, Long::sum);
                    assertThat(quality.score())
                            .as("%s in %s %s, seed %d", fault, symbol, width, seed)
                            .isLessThan(1)
                            .isLessThanOrEqualTo(fault == Fault.CUT_OFF ? 0.5 : 1);
                }
            }
        }
        for (Fault fault : Fault.values()) {
            double recall = share(found, put, fault);
            figures.append(String.format(
                    Locale.ROOT,
                    "%-24s %-12s %6d put in, %8.4f found%n",
                    fault,
                    fault.kind.label(),
                    put.getOrDefault(fault, 0L),
                    recall));
        }
        Files.writeString(Path.of("target", "injected-faults.txt"), figures);
        for (Fault fault : Fault.values()) {
            assertThat(share(found, put, fault))
                    .as("share of %s found, seed %d", fault, seed)
                    .isGreaterThanOrEqualTo(0.99);
        }
    }

    private static double share(Map<Fault, Long> found, Map<Fault, Long> put, Fault fault) {
        return (double) found.getOrDefault(fault, 0L) / put.getOrDefault(fault, 0L);
    }

    @Test
    void cleanBarsRaiseNoAlarm() throws IOException {
        long bars = 0;
        long alarms = 0;
        for (String width : List.of("1Min", "15Min", "1Hour", "1Day")) {
            Timeframe timeframe = Timeframe.parse(width);
            QualityChecker checker = new QualityChecker(timeframe, YEAR, NYSE, LATER);
            for (Symbol symbol : symbols(width.equals("1Min") ? 5 : SYMBOLS)) {
                Bars clean = CLEAN.of(symbol, timeframe);
                SymbolQuality quality = checker.check(symbol, clean);
                bars += clean.size();
                alarms += quality.totalFindings();
                assertThat(quality.gotBars() + quality.coverage().totalQuiet())
                        .as("%s %s", symbol, width)
                        .isEqualTo(quality.expectedBars());
            }
        }
        Files.writeString(Path.of("target", "false-alarms.txt"), alarms + " findings in " + bars + " clean bars\n");
        assertThat((double) alarms / bars).isLessThanOrEqualTo(0.001);
    }

    private static boolean isFound(SymbolQuality quality, FindingKind kind, Instant time) {
        return quality.findings().stream()
                .anyMatch(finding ->
                        finding.kind() == kind && !time.isBefore(finding.from()) && !time.isAfter(finding.to()));
    }

    private static List<Symbol> symbols(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Symbol("P" + (char) ('A' + i / 26) + (char) ('A' + i % 26)))
                .toList();
    }
}
