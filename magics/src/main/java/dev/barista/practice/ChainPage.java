package dev.barista.practice;

import dev.barista.market.BlackScholes;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionSnapshot.Greeks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an option chain, written as the API writes it: contracts by name, each with what is known of it. Made for
 * one request, for one thread.
 */
final class ChainPage {
    private static final int BYTES_A_CONTRACT = 400;
    private static final double NO_QUOTE = 1 / 50.0;
    private static final double NO_GREEKS = 1 / 20.0;
    private static final double NO_TRADE = 1 / 12.0;
    private static final double LEAST_HALF_SPREAD = 0.01;
    private static final double HALF_SPREAD = 0.015;
    private static final long SECOND_MILLIS = 1000;
    private static final int SECONDS_A_SESSION = 6 * 3600;

    private final ContractListing listing;
    private final JsonBytes json;
    private String separator = "";

    private ChainPage(ContractListing listing, int contracts) {
        this.listing = listing;
        json = new JsonBytes(BYTES_A_CONTRACT * (contracts + 1));
    }

    /** No contracts of what is no stock. */
    static JsonBytes write(ChainRequest request, Universe universe) {
        return universe.contracts(request.underlying())
                .map(listing -> write(request, listing, universe))
                .orElseGet(() -> new JsonBytes(64).raw("{\"next_page_token\":null,\"snapshots\":{}}"));
    }

    private static JsonBytes write(ChainRequest request, ContractListing listing, Universe universe) {
        List<OccSymbol> wanted = listing.contracts(universe.zone()).stream()
                .filter(request::wants)
                .limit(request.limit() + 1L)
                .toList();
        boolean more = wanted.size() > request.limit();
        List<OccSymbol> sent = more ? wanted.subList(0, request.limit()) : wanted;
        ChainPage page = new ChainPage(listing, sent.size());
        page.json.raw("{\"snapshots\":{");
        sent.forEach(page::contract);
        page.json.raw("},\"next_page_token\":");
        page.end(more ? sent.get(sent.size() - 1) : null);
        return page.json;
    }

    private void end(@Nullable OccSymbol last) {
        if (last == null) {
            json.raw("null}");
        } else {
            json.string(ChainRequest.token(last)).raw("}");
        }
    }

    private void contract(OccSymbol contract) {
        json.raw(separator).string(contract.toString()).raw(":{");
        separator = "";
        long seed = ContractListing.seed(contract);
        BlackScholes value = listing.market().value(contract, listing.spot(), listing.quoteMillis());
        if (Noise.uniform(Noise.bits(seed, -1)) >= NO_GREEKS) {
            greeks(value);
        }
        if (Noise.uniform(Noise.bits(seed, -2)) >= NO_QUOTE) {
            quote(value.price());
        }
        if (Noise.uniform(Noise.bits(seed, -3)) >= NO_TRADE) {
            trade(value.price(), Noise.uniform(Noise.bits(seed, -4)));
        }
        json.raw("}");
        separator = ",";
    }

    private void greeks(BlackScholes value) {
        Greeks greeks = value.greeks();
        json.raw(separator).raw("\"greeks\":{\"delta\":").decimal(greeks.delta(), 6);
        json.raw(",\"gamma\":").decimal(greeks.gamma(), 6).raw(",\"rho\":").decimal(greeks.rho(), 6);
        json.raw(",\"theta\":").decimal(greeks.theta(), 6).raw(",\"vega\":").decimal(greeks.vega(), 6);
        json.raw("},\"impliedVolatility\":").decimal(value.sigma(), 4);
        separator = ",";
    }

    private void quote(double price) {
        double half = Math.max(LEAST_HALF_SPREAD, price * HALF_SPREAD);
        json.raw(separator).raw("\"latestQuote\":{\"ap\":").decimal(Math.ceil((price + half) * 100) / 100, 2);
        json.raw(",\"as\":10,\"bp\":").decimal(Math.max(0, Math.floor((price - half) * 100) / 100), 2);
        json.raw(",\"bs\":10,\"t\":").time(listing.quoteMillis()).raw("}");
        separator = ",";
    }

    private void trade(double price, double luck) {
        long seconds = (long) (luck * SECONDS_A_SESSION);
        json.raw(separator).raw("\"latestTrade\":{\"p\":").decimal(Math.max(0.01, price), 2);
        json.raw(",\"s\":1,\"t\":")
                .time(listing.quoteMillis() - seconds * SECOND_MILLIS)
                .raw("}");
        separator = ",";
    }
}
