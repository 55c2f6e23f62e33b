package dev.barista.load;

import dev.barista.market.BarGrid;
import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Timeframe;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** An API on a real socket whose every bar can be foretold: one for each place of the grid, for symbols beginning with S. */
class FakeMarket extends Dispatcher {
    static final NyseCalendar NYSE = new NyseCalendar();

    final AtomicInteger requests = new AtomicInteger();
    private final int pageSize;

    FakeMarket(int pageSize) {
        this.pageSize = pageSize;
    }

    /** An answer in place of the page; null for the page. */
    @Nullable MockResponse instead(int request, HttpUrl url) throws InterruptedException {
        return null;
    }

    @Override
    public final MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        HttpUrl url = request.getUrl();
        MockResponse other = instead(requests.incrementAndGet(), url);
        return other != null ? other : page(url);
    }

    static String parameter(HttpUrl url, String name) {
        return Objects.requireNonNull(url.queryParameter(name));
    }

    static long[] times(DateRange range, Timeframe timeframe) {
        return new BarGrid(NYSE, timeframe, BarGrid.Hours.EXTENDED).startsMillis(range);
    }

    private MockResponse page(HttpUrl url) {
        String token = url.queryParameter("page_token");
        int skip = token == null ? 0 : Integer.parseInt(token);
        int limit = Math.min(pageSize, Integer.parseInt(parameter(url, "limit")));
        Instant start = Instant.parse(parameter(url, "start"));
        Instant end = Instant.parse(parameter(url, "end"));
        long[] times = Arrays.stream(times(
                        new DateRange(
                                start.atZone(NYSE.zone()).toLocalDate(),
                                end.atZone(NYSE.zone()).toLocalDate()),
                        Timeframe.parse(parameter(url, "timeframe"))))
                .filter(time -> time >= start.toEpochMilli() && time <= end.toEpochMilli())
                .toArray();
        List<String> symbols = Arrays.stream(parameter(url, "symbols").split(","))
                .filter(symbol -> symbol.startsWith("S"))
                .sorted()
                .toList();
        StringBuilder json = new StringBuilder("{\"bars\":{");
        int total = symbols.size() * times.length;
        int last = Math.min(skip + limit, total);
        String open = "";
        for (int i = skip; i < last; i++) {
            String symbol = symbols.get(i / times.length);
            if (!symbol.equals(open)) {
                json.append(open.isEmpty() ? "" : "],")
                        .append('"')
                        .append(symbol)
                        .append("\":[");
                open = symbol;
            } else {
                json.append(',');
            }
            json.append(String.format(
                    Locale.ROOT,
                    "{\"t\":\"%s\",\"o\":1,\"h\":3,\"l\":0.5,\"c\":2,\"v\":100,\"n\":5,\"vw\":1.5}",
                    Instant.ofEpochMilli(times[i % times.length])));
        }
        json.append(open.isEmpty() ? "" : "]")
                .append("},\"next_page_token\":")
                .append(last < total ? "\"" + last + "\"" : "null")
                .append('}');
        return new MockResponse.Builder().body(json.toString()).build();
    }
}
