package dev.barista.alpaca;

import dev.barista.market.BarsQuery;
import dev.barista.market.ChainQuery;
import dev.barista.market.DateRange;
import dev.barista.market.Feed;
import dev.barista.market.MarketQuery;
import dev.barista.market.OptionType;
import dev.barista.market.StrikeRange;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Spells queries as addresses of the API. Immutable. */
final class Addresses {
    private final HttpUrl stockBars;
    private final HttpUrl optionBars;
    private final HttpUrl chains;

    Addresses(AlpacaEndpoint endpoint) {
        stockBars = endpoint.at("v2/stocks/bars");
        optionBars = endpoint.at("v1beta1/options/bars");
        chains = endpoint.at("v1beta1/options/snapshots");
    }

    String host() {
        return stockBars.host();
    }

    HttpUrl of(MarketQuery query) {
        return query instanceof ChainQuery chain ? of(chain) : of((BarsQuery) query);
    }

    private HttpUrl of(BarsQuery query) {
        HttpUrl.Builder url = (query.isForContracts() ? optionBars : stockBars).newBuilder();
        url.addQueryParameter(
                        "symbols",
                        query.symbols().stream().map(Object::toString).collect(Collectors.joining(",")))
                .addQueryParameter("timeframe", query.timeframe().toString())
                .addQueryParameter("start", query.start().toString())
                .addQueryParameter("end", query.end().toString())
                .addQueryParameter("limit", Integer.toString(query.limit()))
                .addQueryParameter("sort", "asc");
        if (!query.isForContracts()) {
            url.addQueryParameter("adjustment", query.adjustment().wireName());
            Feed feed = query.feed();
            optional(url, "feed", feed == null ? null : feed.wireName());
        }
        optional(url, "page_token", query.pageToken());
        return url.build();
    }

    private HttpUrl of(ChainQuery query) {
        HttpUrl.Builder url = chains.newBuilder()
                .addPathSegment(query.underlying().value())
                .addQueryParameter("limit", Integer.toString(query.limit()));
        OptionType type = query.contracts().type();
        optional(url, "type", type == null ? null : type.wireName());
        StrikeRange strikes = query.contracts().strikes();
        if (strikes != null) {
            url.addQueryParameter("strike_price_gte", strikes.low().toPlainString());
            url.addQueryParameter("strike_price_lte", strikes.high().toPlainString());
        }
        DateRange expiry = query.contracts().expiry();
        if (expiry != null) {
            url.addQueryParameter("expiration_date_gte", expiry.from().toString());
            url.addQueryParameter("expiration_date_lte", expiry.to().toString());
        }
        optional(url, "page_token", query.pageToken());
        return url.build();
    }

    private static void optional(HttpUrl.Builder url, String name, @Nullable String value) {
        if (value != null) {
            url.addQueryParameter(name, value);
        }
    }
}
