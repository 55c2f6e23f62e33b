package dev.barista.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Session;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import dev.barista.quality.QualityChecker;
import dev.barista.quality.QualityReport;
import dev.barista.quality.SymbolQuality;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class QualityPictureTest {
    private static final TradingCalendar NYSE = new NyseCalendar();
    private static final Timeframe DAY = Timeframe.parse("1Day");
    private static final DateRange LONG = new DateRange(LocalDate.of(2000, 3, 1), LocalDate.of(2013, 3, 1));

    @Test
    void threeSymbolsOverThirteenYearsStaySmall() throws IOException {
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        bars.put(new Symbol("AAPL"), daily(LONG, 1, false));
        bars.put(new Symbol("IBM"), daily(LONG, 2, true));
        bars.put(new Symbol("MSFT"), daily(LONG, 3, false));
        Picture picture = picture(bars, LONG, "1Day, 2000-03-01 to 2013-03-01");
        assertThat(picture.svg().length()).isLessThan(60_000);
        assertThat(picture.png().orElseThrow().length).isLessThan(60_000);
        assertThat(picture.html().length()).isLessThan(60_000);
        assertThat(picture.svg()).contains("AAPL", "IBM", "MSFT", "2004", "nothing missing", "Expected bars missing");
        Path kept = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(kept.resolve("quality.png"), picture.png().orElseThrow());
    }

    @Test
    void holidaysLookDifferentFromGapsAndHoversSayWhatItIs() {
        DateRange july = new DateRange(LocalDate.of(2024, 7, 1), LocalDate.of(2024, 7, 31));
        Map<Symbol, Bars> bars = Map.of(new Symbol("SPY"), daily(july, 1, true));
        Picture picture = picture(bars, july, "1Day");
        assertThat(picture.svg()).contains(">holiday<", HeatColors.ALL).doesNotContain(">closed early<");
        assertThat(picture.html())
                .startsWith("<div style=\"position:relative")
                .contains("title=\"2024-07-01 SPY: gap, 1 bar missing\"");
    }

    @Test
    void followsTheReadersPreferenceForDarkPages() {
        assertThat(picture(Map.of(new Symbol("SPY"), Bars.EMPTY), LONG, "1Day").svg())
                .contains("@media(prefers-color-scheme:dark)", "[fill=\"" + Palette.PAPER + "\"]");
    }

    @Test
    void hundredsOfSymbolsArePutTogetherAndTheWorstOfEachRowShows() {
        DateRange years = new DateRange(LocalDate.of(2020, 1, 1), LocalDate.of(2024, 12, 31));
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        Bars clean = daily(years, 1, false);
        for (int i = 0; i < 500; i++) {
            bars.put(new Symbol("S" + (char) ('A' + i / 26) + (char) ('A' + i % 26)), i == 13 ? Bars.EMPTY : clean);
        }
        Picture picture = picture(bars, years, "1Day");
        assertThat(picture.svg().length()).isLessThan(100_000);
        assertThat(picture.svg()).contains(">SAA +8<", ">SAJ +8<", HeatColors.ALL, ">0.00<");
    }

    @Test
    void oneSymbolIsDrawnWithItsPricesItsProfileAndTheParts() throws IOException {
        DateRange year = new DateRange(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
        Bars bars = daily(year, 1, true);
        SymbolQuality quality =
                QualityChecker.check(new Symbol("SPY"), bars, DAY, year, NYSE, Instant.parse("2025-06-01T00:00:00Z"));
        Picture picture = SymbolPicture.of(quality, bars, "1Day", true, Samples.NEW_YORK);
        assertThat(picture.svg())
                .contains("Complete by day of the week", ">Mon<", "What the score is made of", ChartTitle.PRACTICE);
        Path kept = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(kept.resolve("quality-symbol.png"), picture.png().orElseThrow());
    }

    @Test
    void oneSymbolOverAFewSessionsFillsThePicture() throws Exception {
        DateRange week = new DateRange(LocalDate.of(2025, 1, 6), LocalDate.of(2025, 1, 10));
        Map<Symbol, Bars> bars = Map.of(new Symbol("SPY"), daily(week, 1, false));
        assertThat(rootElement(picture(bars, week, "1Day")).getTagName()).isEqualTo("svg");
    }

    @Test
    void isDrawnForASymbolWithoutBarsAndForARangeWithoutSessions() throws Exception {
        DateRange weekend = new DateRange(LocalDate.of(2025, 1, 4), LocalDate.of(2025, 1, 5));
        Map<Symbol, Bars> none = Map.of(new Symbol("SPY"), Bars.EMPTY);
        assertThat(picture(none, weekend, "1Day").svg())
                .contains("no finished session")
                .doesNotContain("NaN");
        assertThat(picture(none, LONG, "1Day").svg()).contains("missing").doesNotContain("NaN");
    }

    @Test
    void saysPracticeDataAndEscapesItsTitle() throws Exception {
        Map<Symbol, Bars> bars = Map.of(new Symbol("SPY"), Bars.EMPTY);
        Picture picture = picture(bars, LONG, "</text><script>alert(1)</script>");
        assertThat(picture.svg()).contains(ChartTitle.PRACTICE).doesNotContain("<script");
        assertThat(picture.caption()).contains(ChartTitle.PRACTICE);
        assertThat(rootElement(picture).getElementsByTagName("script").getLength())
                .isZero();
    }

    private static Element rootElement(Picture picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture.svg())))
                .getDocumentElement();
    }

    private static Picture picture(Map<Symbol, Bars> bars, DateRange range, String title) {
        QualityChecker checker = new QualityChecker(DAY, range, NYSE, Instant.parse("2025-06-01T00:00:00Z"));
        QualityReport report = new QualityReport(
                title,
                bars.entrySet().stream()
                        .map(entry -> checker.check(entry.getKey(), entry.getValue()))
                        .toList());
        return QualityPicture.of(report, bars, true, Samples.NEW_YORK);
    }

    /** A bar a session, with a hole of 60, single ones missing, a spike, a split and a duplicate if {@code faulty}. */
    private static Bars daily(DateRange range, long seed, boolean faulty) {
        Random random = new Random(seed);
        BarsBuilder bars = new BarsBuilder(4_000);
        List<Session> sessions = NYSE.sessions(range);
        double price = 100;
        for (int i = 0; i < sessions.size(); i++) {
            price *= 1 + random.nextGaussian() * 0.012;
            price /= faulty && i == 2_500 ? 2 : 1;
            double shown = faulty && i == 2_000 ? price * 3 : price;
            long time = sessions.get(i)
                    .date()
                    .atStartOfDay(Samples.NEW_YORK)
                    .toInstant()
                    .toEpochMilli();
            boolean missing = faulty && ((i > 1_200 && i <= 1_260) || i % 97 == 0);
            for (int copy = 0; copy < (missing ? 0 : faulty && i == 500 ? 2 : 1); copy++) {
                bars.add(time, shown * 0.998, shown * 1.01, shown * 0.99, shown, 1_000_000, 1_000, shown);
            }
        }
        return bars.build();
    }
}
