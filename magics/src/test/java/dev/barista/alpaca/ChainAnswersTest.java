package dev.barista.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.market.Bars;
import dev.barista.market.BarsQuery;
import dev.barista.market.ChainQuery;
import dev.barista.market.ContractFilter;
import dev.barista.market.Expiries;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionSnapshot;
import dev.barista.market.OptionType;
import dev.barista.market.Outcome;
import dev.barista.market.StrikeRange;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainAnswersTest extends AlpacaOnASocket {
    private static final String FULL = """
            {"next_page_token":"bmV4dA==","snapshots":{"SPY261218C00600000":{
              "dailyBar":{"c":12.1,"h":13,"l":11,"n":5,"o":12,"t":"2026-11-23T05:00:00Z","v":50,"vw":12.2},
              "greeks":{"delta":0.52,"gamma":0.011,"rho":0.4,"theta":-0.17,"vega":0.66},
              "impliedVolatility":0.1832,
              "latestQuote":{"ap":12.35,"as":10,"ax":"C","bp":12.3,"bs":7,"bx":"N","c":" ",
                "t":"2026-11-23T20:59:59.123456789Z"},
              "latestTrade":{"c":"I","p":12.32,"s":1,"t":"2026-11-23T20:59:40Z","x":"E"}}}}""";

    private static final ChainQuery ALL = new ChainQuery(SPY, ContractFilter.ALL, 1000, null);

    private Outcome answer(String body) throws Exception {
        return answer(json(body));
    }

    private Outcome answer(MockResponse response) throws Exception {
        server.enqueue(response);
        return data.ask(ALL).get(20, TimeUnit.SECONDS);
    }

    private OptionSnapshot only(String body) throws Exception {
        Outcome.ChainPage page = (Outcome.ChainPage) answer(body);
        assertThat(page.contracts()).hasSize(1);
        return page.contracts().get(0);
    }

    @Test
    void asksForTheContractsInTheQuery() throws Exception {
        ContractFilter filter =
                new ContractFilter(Expiries.parse("2026-12"), StrikeRange.parse("550..650.5"), OptionType.PUT);
        server.enqueue(json("{\"snapshots\":{}}"));
        data.ask(new ChainQuery(BRK_B, filter, 1000, null).page("tok|&en")).get(20, TimeUnit.SECONDS);

        HttpUrl url = request().getUrl();
        assertThat(url.encodedPath()).isEqualTo("/v1beta1/options/snapshots/BRK.B");
        assertThat(url.queryParameter("limit")).isEqualTo("1000");
        assertThat(url.queryParameter("type")).isEqualTo("put");
        assertThat(url.queryParameter("strike_price_gte")).isEqualTo("550");
        assertThat(url.queryParameter("strike_price_lte")).isEqualTo("650.5");
        assertThat(url.queryParameter("expiration_date_gte")).isEqualTo("2026-12-01");
        assertThat(url.queryParameter("expiration_date_lte")).isEqualTo("2026-12-31");
        assertThat(url.queryParameter("page_token")).isEqualTo("tok|&en");
    }

    @Test
    void barsOfContractsHaveAnAddressOfTheirOwnAndNeitherFeedNorAdjustment() throws Exception {
        BarsQuery bars = query(OccSymbol.parse("SPY261218C00600000").symbol());
        server.enqueue(json("{\"bars\":{\"SPY261218C00600000\":[{\"t\":\"2026-01-05T14:30:00Z\",\"o\":1,\"h\":1,"
                + "\"l\":1,\"c\":1,\"v\":1}]},\"next_page_token\":null}"));
        Outcome.BarsPage page = (Outcome.BarsPage) data.ask(bars).get(20, TimeUnit.SECONDS);
        assertThat(page.bars()).containsOnlyKeys(bars.symbols());

        HttpUrl url = request().getUrl();
        assertThat(url.encodedPath()).isEqualTo("/v1beta1/options/bars");
        assertThat(url.queryParameterNames()).doesNotContain("feed", "adjustment");
    }

    @Test
    void readsEveryField() throws Exception {
        Outcome.ChainPage page = (Outcome.ChainPage) answer(FULL);
        assertThat(page.nextPageToken()).isEqualTo("bmV4dA==");
        assertThat(page.bytes()).isEqualTo(FULL.length());
        assertThat(page.contracts())
                .containsExactly(new OptionSnapshot(
                        OccSymbol.parse("SPY261218C00600000"),
                        12.3,
                        12.35,
                        Instant.parse("2026-11-23T20:59:59.123Z").toEpochMilli(),
                        12.32,
                        Instant.parse("2026-11-23T20:59:40Z").toEpochMilli(),
                        0.1832,
                        new OptionSnapshot.Greeks(0.52, 0.011, -0.17, 0.66, 0.4)));
    }

    @Test
    void whatIsNotInTheAnswerIsMissing() throws Exception {
        OptionSnapshot nothing = new OptionSnapshot(
                OccSymbol.parse("SPY261218P00600000"),
                Double.NaN,
                Double.NaN,
                Bars.MISSING,
                Double.NaN,
                Bars.MISSING,
                Double.NaN,
                OptionSnapshot.Greeks.NONE);
        assertThat(only("{\"snapshots\":{\"SPY261218P00600000\":{}}}")).isEqualTo(nothing);
        assertThat(only("{\"snapshots\":{\"SPY261218P00600000\":{\"greeks\":null,\"impliedVolatility\":null,"
                        + "\"latestQuote\":{\"bp\":null},\"latestTrade\":{}}}}"))
                .isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"message":"x"}                                        | JSON without the field "snapshots"
            []                                                     | JSON that is not an object
            {"snapshots":[]}                                       | "snapshots" that are not an object
            {"snapshots":{"SPY":{}}}                               | a snapshot whose name is no option contract
            {"snapshots":{"SPY261218P00600000":[]}}                | that is not an object
            {"snapshots":{"SPY261218P00600000":{"greeks":7}}}      | whose "greeks" is no object
            {"snapshots":{"SPY261218P00600000":{"impliedVolatility":"x"}}} | "impliedVolatility" is not a number
            {"snapshots":{"SPY261218P00600000":{"latestQuote":{"t":"noon"}}}} | whose "t" is not a time
            {"snapshots":{}} x                                     | not well-formed JSON
            <html>                                                 | an HTML page instead of JSON
            """)
    void whatIsNoChainIsUnreadable(String body, String reason) throws Exception {
        assertThat(answer(body))
                .isInstanceOfSatisfying(Outcome.Unreadable.class, outcome -> assertThat(outcome.reason())
                        .contains(reason));
    }

    @Test
    void aChainThatBreaksOffAnywhereIsNotAPage() throws Exception {
        for (int length = 0; length < FULL.length(); length++) {
            assertThat(answer(FULL.substring(0, length)))
                    .as("after %d bytes", length)
                    .isInstanceOf(Outcome.Unreadable.class);
        }
    }
}
