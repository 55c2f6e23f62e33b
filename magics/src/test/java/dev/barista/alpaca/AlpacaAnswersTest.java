package dev.barista.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BudgetReport;
import dev.barista.market.Outcome;
import java.time.Instant;
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the answers that a server can give. */
class AlpacaAnswersTest extends AlpacaOnASocket {
    @Test
    void decodesBarsWhateverTheOrderOfFields() throws Exception {
        Outcome outcome = answerTo(json("""
                {"next_page_token":"more","unknown":{"a":[1,{"b":2}]},"bars":{
                 "SPY":[{"vw":1.25,"n":7,"v":1200,"c":1.3,"l":1,"h":1.5,"o":1.2,"x":{"y":[]},"t":"2026-01-05T14:00:00Z"},
                        {"t":"2026-01-05T15:00:00.123456789Z","o":2,"h":2e0,"l":2.0,"c":2,"v":1.5e3}],
                 "QQQ":[{"t":"2026-01-05T14:00:00Z"}],
                 "BRK.B":[{"t":"2026-01-05T10:00:00-05:00","o":null,"h":3,"l":3,"c":3,"v":null,"n":null,"vw":null}]},
                 "currency":"USD"}
                """), SPY, BRK_B);

        Outcome.BarsPage page = (Outcome.BarsPage) outcome;
        assertThat(page.nextPageToken()).isEqualTo("more");
        assertThat(page.bytes()).isGreaterThan(400);
        assertThat(page.bars()).containsOnlyKeys(SPY, BRK_B);
        Bars spy = Objects.requireNonNull(page.bars().get(SPY));
        assertThat(spy.size()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(spy.timeMillis(0))).isEqualTo("2026-01-05T14:00:00Z");
        assertThat(new double[] {spy.open(0), spy.high(0), spy.low(0), spy.close(0), spy.vwap(0)})
                .containsExactly(1.2, 1.5, 1, 1.3, 1.25);
        assertThat(spy.volume(0)).isEqualTo(1200);
        assertThat(spy.tradeCount(0)).isEqualTo(7);
        assertThat(Instant.ofEpochMilli(spy.timeMillis(1))).isEqualTo("2026-01-05T15:00:00.123Z");
        assertThat(spy.volume(1)).isEqualTo(1500);
        assertThat(spy.tradeCount(1)).isEqualTo(Bars.MISSING);
        Bars brk = Objects.requireNonNull(page.bars().get(BRK_B));
        assertThat(Instant.ofEpochMilli(brk.timeMillis(0))).isEqualTo("2026-01-05T15:00:00Z");
        assertThat(brk.open(0)).isNaN();
        assertThat(brk.vwap(0)).isNaN();
        assertThat(brk.volume(0)).isEqualTo(Bars.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bars\":[{\"t\":\"2026-01-05T14:00:00Z\",\"c\":1}],\"symbol\":\"SPY\",\"next_page_token\":null}",
                "{\"symbol\":\"SPY\",\"bars\":[{\"t\":\"2026-01-05T14:00:00Z\",\"c\":1}]}"
            })
    void decodesTheShapeForOneSymbol(String body) throws Exception {
        Outcome.BarsPage page = (Outcome.BarsPage) answerTo(json(body), SPY);
        assertThat(page.bars().get(SPY)).isNotNull();
        assertThat(page.nextPageToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bars\":null}", "{\"bars\":{}}", "{\"bars\":{\"SPY\":[]}}", "{\"bars\":{\"SPY\":null}}"})
    void takesAnEmptyPageForAPage(String body) throws Exception {
        Outcome.BarsPage page = (Outcome.BarsPage) answerTo(json(body), SPY);
        assertThat(page.bars()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "null",
                "[]",
                "\"bars\"",
                "{}",
                "{\"message\":\"hello\"}",
                "{\"bars\":7}",
                "{\"bars\":{\"SPY\":7}}",
                "{\"bars\":{\"SPY\":[7]}}",
                "{\"bars\":{\"SPY\":[{\"o\":1}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":1767621600}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"yesterday\"}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"o\":\"1.5\"}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"o\":1e999}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"v\":99999999999999999999}]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"v\":{}}]}}",
                "{\"bars\":{},\"next_page_token\":7}",
                "{\"bars\":{}} {\"bars\":{}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"o\":1.5},",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:0",
                "{\"bars\":[],\"symbol\":\"QQQ\"}",
                "<!DOCTYPE html><html><body>Sign in to the network</body></html>",
                "  \n<html></html>"
            })
    void callsUnreadableWhatIsNotAWholePage(String body) throws Exception {
        Outcome outcome = answerTo(json(body), SPY);
        assertThat(outcome).isInstanceOf(Outcome.Unreadable.class);
        assertThat(((Outcome.Unreadable) outcome).reason()).isNotBlank().doesNotContain("http");
    }

    @Test
    void saysThatAProxyAnsweredHtml() throws Exception {
        Outcome outcome = answerTo(json("<html>Sign in</html>"), SPY);
        assertThat(outcome).isEqualTo(new Outcome.Unreadable("an HTML page instead of JSON", outcome.budget()));
    }

    @Test
    void doesNotGuessWhoseBarsAListHolds() throws Exception {
        Outcome outcome = answerTo(json("{\"bars\":[]}"), SPY, BRK_B);
        assertThat(outcome).isInstanceOf(Outcome.Unreadable.class);
    }

    @Test
    void stopsReadingAnEndlessAnswer() throws Exception {
        String padding = " ".repeat((int) PageDecoder.MAX_BYTES);
        Outcome outcome = answerTo(json("{\"bars\":" + padding + "{}}"), SPY);
        assertThat(outcome).isInstanceOf(Outcome.Unreadable.class);
    }

    @Test
    void reportsWhatTheHeadersSayOfTheBudget() throws Exception {
        Outcome outcome = answerTo(
                new MockResponse.Builder()
                        .code(429)
                        .addHeader("X-RateLimit-Limit", "200")
                        .addHeader("X-RateLimit-Remaining", "0")
                        .addHeader("X-RateLimit-Reset", "1767621600")
                        .addHeader("Date", "Mon, 05 Jan 2026 13:59:30 GMT")
                        .addHeader("Retry-After", "30")
                        .build(),
                SPY);
        BudgetReport told = new BudgetReport(
                200, 0, Instant.parse("2026-01-05T14:00:00Z"), Instant.parse("2026-01-05T13:59:30Z"), 30_000L);
        long trip = Objects.requireNonNull(outcome.budget().tripMillis());
        assertThat(outcome).isEqualTo(new Outcome.Throttled(told.after(trip)));
    }

    @Test
    void tellsARefusalInTheServersWords() throws Exception {
        Outcome outcome = answerTo(status(403, "{\"code\":40310000,\"message\":\"forbidden.\\nSorry\"}"), SPY);
        assertThat(outcome).isEqualTo(new Outcome.Refused(403, "forbidden. Sorry", outcome.budget()));
    }

    @Test
    void keepsARefusalWithoutWordsShort() throws Exception {
        assertThat(((Outcome.Refused) answerTo(status(404, "<html>" + "x".repeat(100_000)), SPY)).message())
                .isEmpty();
        assertThat(((Outcome.Refused) answerTo(status(400, "y".repeat(100_000)), SPY)).message())
                .hasSize(200);
        assertThat(((Outcome.Refused) answerTo(status(400, "{\"message\":[\"no text\"]}"), SPY)).message())
                .isEmpty();
    }
}
