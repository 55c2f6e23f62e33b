package dev.barista.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityRulesTest {
    private static final int ROW = 105;
    private static final Bars SPIKED = CleanBars.times(CleanBars.of("1Hour"), ROW, ROW + 1, 1.5);
    private static final SymbolQuality STANDARD = CleanBars.check(SPIKED, "1Hour");

    private static SymbolQuality check(QualityRules rules) {
        return STANDARD.checker().check(STANDARD.symbol(), SPIKED, rules);
    }

    @Test
    void aCheckThatIsOffFindsNothingAndCostsNothing() {
        SymbolQuality quality = check(QualityRules.STANDARD.without("spike"));

        assertThat(STANDARD.count(FindingKind.SPIKE)).isEqualTo(1);
        assertThat(quality.findings()).isEmpty();
        assertThat(quality.score()).isEqualTo(1);
        assertThat(quality.parts()).hasSameSizeAs(STANDARD.parts());
    }

    @Test
    void aPartWithoutChecksOrWeightIsLeftOutAndTheOthersMakeUpForIt() {
        SymbolQuality quality = check(QualityRules.STANDARD.without("gap").weight("Freshness", 0));

        assertThat(quality.parts().stream().map(Part::name))
                .containsExactly("validity", "plausibility", "uniqueness and order", "integrity");
        assertThat(quality.parts().stream().mapToDouble(Part::weight).sum()).isCloseTo(1, within(1e-12));
        assertThat(quality.score()).isLessThan(STANDARD.score());
    }

    @Test
    void aHeavierPartCountsMore() {
        assertThat(check(QualityRules.STANDARD.weight("plausibility", 1)).score())
                .isLessThan(STANDARD.score());
        assertThat(check(QualityRules.STANDARD).parts()).isEqualTo(STANDARD.parts());
    }

    @Test
    void aLambdaIsACheckLikeOthers() {
        QualityRules rules = QualityRules.STANDARD
                .check("high above 1.2 lows", (bars, row) -> bars.high(row) > 1.2 * bars.low(row))
                .check("first bar", (bars, row) -> row == 0)
                .check("also the first", (bars, row) -> row == 0);
        SymbolQuality quality = check(rules);

        assertThat(quality.count(FindingKind.OWN)).isEqualTo(2);
        assertThat(quality.findings().stream().filter(each -> each.kind() == FindingKind.OWN))
                .extracting(Finding::detail)
                .containsExactlyInAnyOrder("first bar", "also the first");
        Part own = quality.parts().get(quality.parts().size() - 1);
        assertThat(own.name()).isEqualTo("own checks");
        assertThat(own.value()).isCloseTo(1 - Math.sqrt(1.0 / SPIKED.size()), within(1e-12));
        assertThat(own.sentence()).isEqualTo("1 bar found by high above 1.2 lows, first bar, also the first");
    }

    @Test
    void rulesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> QualityRules.STANDARD.without("spikes"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("there is no check \"spikes\". There are: truncated, gap");
        assertThatThrownBy(() -> QualityRules.STANDARD.weight("beauty", 1))
                .hasMessageStartingWith("a score has no part \"beauty\". There are: completeness");
        assertThatThrownBy(() -> QualityRules.STANDARD.weight("validity", 2))
                .hasMessage("the weight of validity must be 0–1, got 2.0");
        assertThatThrownBy(() -> new QualityRules(java.util.EnumSet.allOf(FindingKind.class), Map.of(), List.of()))
                .hasMessageStartingWith("these rules leave no part of the score");
    }

    @Test
    void ofManySymbolsTheWorstAreShownAndAllAreInTheTable() {
        List<SymbolQuality> many = new java.util.ArrayList<>(
                java.util.Collections.nCopies(40, check(QualityRules.STANDARD.without("spike"))));
        many.add(STANDARD);
        QualityReport report = new QualityReport("many", many);

        assertThat(report.scores().rowCount()).isEqualTo(41);
        assertThat(report.scores().columnNames()).contains("score", "completeness", "integrity");
        assertThat(report.toString())
                .startsWith("Quality: many\nSPY  " + STANDARD.scoreText())
                .endsWith("… 21 more symbols, 1.00 or better; all of them: .quality().scores()");
        assertThat(QualityHtml.html(report)).contains("… 21 more symbols").hasSizeLessThan(50_000);
    }
}
