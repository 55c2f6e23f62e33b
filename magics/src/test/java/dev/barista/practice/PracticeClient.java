package dev.barista.practice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a practice market over HTTP and reads its answers with a JSON parser. */
final class PracticeClient {
    /** A bar as it was answered. */
    record Bar(
            String symbol,
            Instant time,
            double open,
            double high,
            double low,
            double close,
            long volume,
            long trades,
            double vwap) {
        boolean isValid() {
            return low <= Math.min(open, close) && Math.max(open, close) <= high && low <= vwap && vwap <= high;
        }
    }

    /** One answer of several symbols. */
    record Page(List<Bar> bars, @Nullable String nextToken) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonFactory json = new JsonFactory();
    private final URI base;

    PracticeClient(URI base) {
        this.base = base;
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + pathAndQuery)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    Page page(String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/v2/stocks/bars?" + query);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        List<Bar> bars = new ArrayList<>();
        String token = null;
        try (JsonParser parser = json.createParser(answer.body())) {
            String symbol = "";
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY) {
                    symbol = parser.currentName();
                } else if (parser.currentToken() == JsonToken.START_OBJECT
                        && parser.getParsingContext().getParent().inArray()) {
                    bars.add(bar(symbol, parser));
                } else if ("next_page_token".equals(parser.currentName())) {
                    token = parser.getValueAsString();
                }
            }
        }
        return new Page(bars, "next_page_token".equals(token) ? null : token);
    }

    /** All pages of {@code query}. */
    List<Bar> all(String query) throws IOException, InterruptedException {
        List<Bar> bars = new ArrayList<>();
        String token = "";
        while (token != null) {
            Page page = page(query + "&limit=10000&page_token=" + token);
            bars.addAll(page.bars());
            token = page.nextToken();
        }
        return bars;
    }

    String message(String body) throws IOException {
        try (JsonParser parser = json.createParser(body)) {
            parser.nextToken();
            parser.nextToken();
            return "message".equals(parser.currentName()) ? parser.nextTextValue() : "";
        }
    }

    private static Bar bar(String symbol, JsonParser parser) throws IOException {
        Instant time = Instant.MIN;
        double[] number = new double[128];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("t")) {
                time = Instant.parse(parser.getText());
            } else {
                number[name.equals("vw") ? 'w' : name.charAt(0)] = parser.getDoubleValue();
            }
        }
        return new Bar(
                symbol,
                time,
                number['o'],
                number['h'],
                number['l'],
                number['c'],
                (long) number['v'],
                (long) number['n'],
                number['w']);
    }
}
