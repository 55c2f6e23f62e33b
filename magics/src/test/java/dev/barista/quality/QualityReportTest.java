package dev.barista.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.InvalidInputException;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class QualityReportTest {
    private static final QualityReport REPORT = new QualityReport(
            "1Hour </caption><script>alert(1)</script> (practice data)",
            List.of(CleanBars.check(CleanBars.without(CleanBars.of("1Hour"), row -> row == 3), "1Hour")));

    @Test
    void scoresAreFoundBySymbolInAnyCase() {
        assertThat(REPORT.score("spy")).isBetween(0.99, 1.0);
        assertThatThrownBy(() -> REPORT.score("QQQ"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("no quality of QQQ in this report. There is: SPY");
    }

    @Test
    void findingsAreATable() {
        Table findings = REPORT.findings();

        assertThat(findings.columnNames())
                .containsExactly("symbol", "time", "until", "bars", "check", "severity", "detail", "suggested repair");
        assertThat(findings.stringColumn("check").asList()).containsExactly("gap");
        assertThat(findings.stringColumn("detail").asList()).containsExactly("1 bar missing");
    }

    @Test
    void textSaysHowTheScoreCameAbout() {
        assertThat(REPORT.toString())
                .contains("(practice data)", "SPY  0.99  426 of 427 expected bars", "completeness", "1 gap")
                .contains("- gap 2024-01-02 17:00Z: 1 bar missing");
    }

    @Test
    void htmlIsEscapedAndHasTheScore() {
        DisplayData data = QualityHtml.render(REPORT);

        assertThat((String) data.getData(MIMEType.TEXT_HTML))
                .contains("0.99", "426 of 427", "practice data", "&lt;script&gt;")
                .doesNotContain("<script");
        assertThat((String) data.getData(MIMEType.TEXT_PLAIN)).isEqualTo(REPORT.toString());
    }
}
