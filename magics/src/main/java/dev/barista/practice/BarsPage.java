package dev.barista.practice;

import dev.barista.market.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * One page of bars, written as the API writes it: by symbol, then time; symbols without bars are absent; the token of
 * the next page is null on the last. Made for one request, for one thread.
 */
final class BarsPage {
    private static final int BYTES_PER_BAR = 112;
    private static final int BYTES_AROUND = 512;

    private final BarsRequest request;
    private final boolean single;
    private final JsonBytes json;

    private int bars;
    private int barsOfSymbol;
    private long lastTime;
    private int sentOfTime;
    private int toSkip;
    private @Nullable PageToken next;

    private BarsPage(BarsRequest request, boolean single) {
        this.request = request;
        this.single = single;
        json = new JsonBytes(BYTES_AROUND + BYTES_PER_BAR * Math.min(request.limit(), 2000));
    }

    /** @param single whether the answer is one symbol's list, not a map of symbols */
    static JsonBytes write(BarsRequest request, boolean single, Universe universe) {
        BarsPage page = new BarsPage(request, single);
        page.json.raw(single ? "{\"bars\":[" : "{\"bars\":{");
        for (Symbol symbol : request.symbols()) {
            if (page.next == null) {
                page.symbol(symbol, universe);
            }
        }
        page.end();
        return page.json;
    }

    private void symbol(Symbol symbol, Universe universe) {
        PageToken token = request.token();
        if (token != null && symbol.compareTo(token.symbol()) < 0) {
            return;
        }
        boolean descending = request.descending();
        PageToken from = token != null && symbol.equals(token.symbol())
                ? token
                : new PageToken(symbol, descending ? request.endMillis() : request.startMillis(), 0);
        long start = descending ? request.startMillis() : Math.max(from.timeMillis(), request.startMillis());
        long end = descending ? Math.min(from.timeMillis(), request.endMillis()) : request.endMillis();
        barsOfSymbol = 0;
        lastTime = from.timeMillis();
        sentOfTime = from.sent();
        toSkip = from.sent();
        universe.source(symbol, request.timeframe())
                .ifPresent(source -> source.forEach(start, end, descending, (row, at) -> bar(symbol, row, at)));
        if (barsOfSymbol > 0 && !single) {
            json.raw("]");
        }
    }

    /** Writes a bar if it was not sent before and still fits; else notes where the next page begins. */
    private boolean bar(Symbol symbol, BarBuffer row, int at) {
        long time = row.times[at];
        if (time == lastTime && toSkip > 0) {
            toSkip--;
            return true;
        }
        if (bars == request.limit()) {
            next = new PageToken(symbol, time, time == lastTime ? sentOfTime : 0);
            return false;
        }
        sentOfTime = time == lastTime ? sentOfTime + 1 : 1;
        lastTime = time;
        if (barsOfSymbol++ > 0) {
            json.raw(",");
        } else if (!single) {
            json.raw(bars > 0 ? "," : "").string(symbol.value()).raw(":[");
        }
        bars++;
        json.raw("{\"c\":").price(row.close[at]).raw(",\"h\":").price(row.high[at]);
        json.raw(",\"l\":").price(row.low[at]).raw(",\"n\":").number(row.trades[at]);
        json.raw(",\"o\":").price(row.open[at]).raw(",\"t\":").time(time);
        json.raw(",\"v\":")
                .number(row.volume[at])
                .raw(",\"vw\":")
                .price(row.vwap[at])
                .raw("}");
        return true;
    }

    private void end() {
        json.raw(single ? "]" : "}").raw(",\"next_page_token\":");
        if (next == null) {
            json.raw("null");
        } else {
            json.string(next.encoded());
        }
        if (single) {
            json.raw(",\"symbol\":").string(request.symbols().get(0).value());
        }
        json.raw("}");
    }
}
