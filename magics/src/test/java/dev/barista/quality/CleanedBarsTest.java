package dev.barista.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CleanedBarsTest {
    private static final Symbol SPY = new Symbol("SPY");
    private static final Bars CLEAN = CleanBars.of("1Hour");

    @Test
    void cleanBarsStayAsTheyAre() {
        CleanedBars cleaned = clean(CLEAN, CleanedBarsTest::all);

        assertThat(cleaned.allChanges()).isEmpty();
        assertThat(cleaned.toString()).startsWith("1 symbol cleaned: nothing to change. ");
        assertThat(cleaned.table().rowCount()).isEqualTo(CLEAN.size());
    }

    @Test
    void everyChangeIsRecordedAndNothingIsLeftToFind() {
        long seed = System.nanoTime();
        for (Fault fault : new Fault[] {
            Fault.DUPLICATES, Fault.SPIKES, Fault.BROKEN_INVARIANTS, Fault.IMPOSSIBLE_PRICES, Fault.STALE_RUNS
        }) {
            CleanedBars cleaned = clean(fault.into(CLEAN, new Random(seed)).bars(), CleanedBarsTest::all);
            assertThat(cleaned.allChanges()).as("%s, seed %d", fault, seed).isNotEmpty();
            assertThat(CleanBars.check(bars(cleaned), "1Hour").count(fault.kind))
                    .as("%s, seed %d", fault, seed)
                    .isZero();
        }
    }

    @Test
    void aSpikeIsBroughtBackAndTheRecordSaysFromWhereToWhere() {
        CleanedBars cleaned = clean(CleanBars.times(CLEAN, 100, 101, 10), Repair::fixSpikes);

        assertThat(cleaned.allChanges()).singleElement().satisfies(change -> {
            assertThat(change.repair()).isEqualTo("spike fixed");
            assertThat(change.time().toEpochMilli()).isEqualTo(CLEAN.timeMillis(100));
            assertThat(change.before()).contains("close " + Wording.price(CLEAN.close(100) * 10));
        });
        Bars bars = bars(cleaned);
        assertThat(bars.close(100) / CLEAN.close(100)).isBetween(0.98, 1.02);
        assertThat(bars.high(100)).isGreaterThanOrEqualTo(bars.close(100));
        assertThat(cleaned.changes().columnNames()).containsExactly("symbol", "time", "repair", "before", "after");
    }

    @Test
    void theLastOfTwoBarsOfTheSameTimeStays() {
        BarsBuilder twice = new BarsBuilder(2);
        twice.add(CLEAN.timeMillis(0), 1, 1, 1, 1, 10, 1, 1).add(CLEAN.timeMillis(0), 2, 2, 2, 2, 10, 1, 2);

        CleanedBars cleaned = clean(twice.build(), Repair::dropDuplicates);

        assertThat(bars(cleaned).size()).isEqualTo(1);
        assertThat(bars(cleaned).close(0)).isEqualTo(2);
        assertThat(cleaned.toString()).contains("1 × duplicate dropped");
    }

    private static Repair all(Repair repair) {
        return repair.dropDuplicates()
                .dropImpossiblePrices()
                .dropStaleRuns()
                .fixHighAndLow()
                .fixSpikes();
    }

    private static Bars bars(CleanedBars cleaned) {
        return Objects.requireNonNull(cleaned.bars().get(SPY));
    }

    private static CleanedBars clean(Bars bars, UnaryOperator<Repair> repair) {
        return CleanedBars.of(
                new QualityReport("1Hour", List.of(CleanBars.check(bars, "1Hour"))),
                false,
                Map.of(SPY, bars),
                repair.apply(Repair.none()),
                NyseCalendar.NEW_YORK);
    }
}
