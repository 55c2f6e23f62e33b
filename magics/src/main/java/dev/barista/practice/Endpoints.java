package dev.barista.practice;

import com.sun.net.httpserver.HttpExchange;
import dev.barista.market.TradingCalendar;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers the API's addresses of bars and option chains, and says so where there is nothing. Safe for threads. */
final class Endpoints {
    private static final String ALL_SYMBOLS = "/v2/stocks/bars";
    private static final String OPTION_BARS = "/v1beta1/options/bars";
    private static final Pattern CHAIN = Pattern.compile("/v1beta1/options/snapshots/([^/]+)");
    private static final Pattern ONE_SYMBOL = Pattern.compile("/v2/stocks/([^/]+)/bars");

    /** What is sent back. */
    private record Answer(int status, JsonBytes body) {
        static Answer error(int status, String message) {
            JsonBytes json =
                    new JsonBytes(256).raw("{\"message\":").string(message).raw("}");
            return new Answer(status, json);
        }
    }

    private final TradingCalendar calendar;
    private final Clock clock;
    private @Nullable Universe universe;

    Endpoints(TradingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Sends the answer and ends the exchange. */
    void answer(HttpExchange exchange, CallBudget.Grant grant) throws IOException {
        Answer answer = grant.granted() ? tryAnswer(exchange) : Answer.error(429, "too many requests.");
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json; charset=utf-8");
        headers.set("X-RateLimit-Limit", Integer.toString(grant.limit()));
        headers.set("X-RateLimit-Remaining", Integer.toString(grant.remaining()));
        headers.set("X-RateLimit-Reset", Long.toString(grant.resetEpochSeconds()));
        exchange.sendResponseHeaders(answer.status, answer.body.size());
        try (OutputStream out = exchange.getResponseBody()) {
            answer.body.writeTo(out);
        }
    }

    private Answer tryAnswer(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.error(405, "method not allowed: only GET");
        }
        try {
            return route(exchange);
        } catch (BadRequest e) {
            return Answer.error(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer route(HttpExchange exchange) throws BadRequest {
        String path = exchange.getRequestURI().getRawPath();
        Map<String, String> parameters =
                QueryString.parse(exchange.getRequestURI().getRawQuery());
        if (path.equals(ALL_SYMBOLS)) {
            return bars(parameters.get("symbols"), parameters, false);
        }
        if (path.equals(OPTION_BARS)) {
            BarsRequest request = BarsRequest.ofContracts(parameters, calendar.zone(), clock.instant());
            return new Answer(200, BarsPage.write(request, false, universe()));
        }
        Matcher chain = CHAIN.matcher(path);
        if (chain.matches()) {
            ChainRequest request = ChainRequest.parse(QueryString.decode(chain.group(1)), parameters);
            return new Answer(200, ChainPage.write(request, universe()));
        }
        Matcher matcher = ONE_SYMBOL.matcher(path);
        if (!matcher.matches()) {
            return Answer.error(404, "endpoint not found.");
        }
        String symbol = QueryString.decode(matcher.group(1));
        if (symbol.indexOf(',') >= 0) {
            throw new BadRequest("invalid symbol: " + symbol);
        }
        return bars(symbol, parameters, true);
    }

    private Answer bars(@Nullable String symbols, Map<String, String> parameters, boolean single) throws BadRequest {
        BarsRequest request = BarsRequest.parse(symbols, parameters, calendar.zone(), clock.instant());
        return new Answer(200, BarsPage.write(request, single, universe()));
    }

    /** Made at the first request: the calendar may take its time, the start of a kernel must not. */
    private synchronized Universe universe() {
        if (universe == null) {
            universe = new Universe(calendar, clock);
        }
        return universe;
    }
}
