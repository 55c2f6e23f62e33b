package dev.barista.load;

import dev.barista.market.DateRange;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** A market of one bar a session, so that many calls bring little; it counts what it answers. */
final class ThinMarket extends Dispatcher {
    private static final NyseCalendar NYSE = new NyseCalendar();
    private static final long LATENCY_MILLIS = 5;

    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger mostSessions = new AtomicInteger();
    private volatile Mark mark = new Mark(Integer.MAX_VALUE);

    private static final class Mark {
        private final int answers;
        private final CountDownLatch reached = new CountDownLatch(1);

        Mark(int answers) {
            this.answers = answers;
        }
    }

    /** Calls answered since the last time that this was asked. */
    int answers() {
        return answers.getAndSet(0);
    }

    /** Sessions answered since the last time that this was asked, each counted for each of its symbols. */
    int sessions() {
        return sessions.getAndSet(0);
    }

    /** The most that one call ever asked for, counted alike. */
    int mostSessions() {
        return mostSessions.get();
    }

    /** Completes with the given number of answers. */
    CountDownLatch reach(int count) {
        Mark next = new Mark(count);
        mark = next;
        return next.reached;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        Thread.sleep(LATENCY_MILLIS);
        HttpUrl url = Objects.requireNonNull(request.getUrl());
        List<String> symbols = List.of(parameter(url, "symbols").split(","));
        List<Session> asked = NYSE.sessions(new DateRange(day(url, "start"), day(url, "end")));
        String body = body(symbols, asked);
        sessions.addAndGet(symbols.size() * asked.size());
        mostSessions.accumulateAndGet(symbols.size() * asked.size(), Math::max);
        Mark next = mark;
        if (answers.incrementAndGet() >= next.answers) {
            next.reached.countDown();
        }
        return new MockResponse.Builder().body(body).build();
    }

    private static String parameter(HttpUrl url, String name) {
        return Objects.requireNonNull(url.queryParameter(name));
    }

    private static LocalDate day(HttpUrl url, String name) {
        return LocalDate.ofInstant(Instant.parse(parameter(url, name)), NYSE.zone());
    }

    private static String body(List<String> symbols, List<Session> asked) {
        StringBuilder json = new StringBuilder("{\"bars\":{");
        for (String symbol : symbols) {
            json.append(json.toString().endsWith("{") ? "\"" : ",\"")
                    .append(symbol)
                    .append("\":[");
            for (Session session : asked) {
                json.append(json.toString().endsWith("[") ? "" : ",")
                        .append("{\"t\":\"")
                        .append(session.open())
                        .append("\",\"o\":1,\"h\":3,\"l\":0.5,\"c\":2,\"v\":100,\"n\":5,\"vw\":")
                        .append(session.date().toEpochDay() / 7.0)
                        .append('}');
            }
            json.append(']');
        }
        return json.append("},\"next_page_token\":null}").toString();
    }
}
