package dev.barista.alpaca;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;

/** Answers requests for bars as the API does, with a session of minutes for each weekday. For rehearsals; threads may share it. */
final class MadeUpAnswers {
    private static final String BUDGET = "X-RateLimit-Limit: 200\r\nX-RateLimit-Remaining: 199\r\n";

    /** New York's days end so late by UTC, or an hour earlier. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(5);

    /** More than names and braces take. */
    private static final int ROOM = 100;

    private final List<MadeUpDay> days = List.of(new MadeUpDay(false), new MadeUpDay(true));
    private final AtomicInteger answered = new AtomicInteger();

    /** @param head of a request, to the empty line */
    InputStream answer(String head) throws IOException {
        int number = answered.getAndIncrement();
        byte[] body = body(HttpUrl.get("http://localhost" + head.split(" ", 3)[1]), days.get(number % days.size()));
        boolean packed = number % 2 == 0;
        byte[] sent = packed ? packed(body) : body;
        String ahead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + BUDGET
                + (packed ? "Content-Encoding: gzip\r\n" : "") + "Content-Length: " + sent.length + "\r\n\r\n";
        return new SequenceInputStream(
                new ByteArrayInputStream(ahead.getBytes(StandardCharsets.US_ASCII)), new ByteArrayInputStream(sent));
    }

    /** White space at the end is as good as none, so that the length need not be known to a byte. */
    private static byte[] body(HttpUrl asked, MadeUpDay day) {
        List<LocalDate> weekdays = date(time(asked, "start"))
                .datesUntil(date(time(asked, "end").minus(AFTER_MIDNIGHT)).plusDays(1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
        String[] symbols = String.valueOf(asked.queryParameter("symbols")).split(",", -1);
        byte[] json = new byte[ROOM + symbols.length * (ROOM + weekdays.size() * day.length())];
        Arrays.fill(json, (byte) ' ');
        String before = "{\"bars\":{\"";
        int end = 0;
        for (String symbol : symbols) {
            end = put(before + symbol + "\":[", json, end);
            for (LocalDate date : weekdays) {
                end = day.write(date, json, end);
            }
            end -= weekdays.isEmpty() ? 0 : 1; // the last comma
            before = "],\"";
        }
        put("]},\"next_page_token\":null}", json, end);
        return json;
    }

    private static int put(String ascii, byte[] to, int from) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, to, from, bytes.length);
        return from + bytes.length;
    }

    private static Instant time(HttpUrl asked, String name) {
        return Instant.parse(String.valueOf(asked.queryParameter(name)));
    }

    private static LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}
