package dev.barista.alpaca;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A page of 10,000 bars from bytes to columns; an operation is a page. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
    private static final List<Symbol> ASKED = List.of(new Symbol("SPY"));
    private static final int BARS = 10_000;

    private final JsonFactory jackson =
            JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
    private byte[] page = new byte[0];
    private byte[] padded = new byte[0];

    /** Makes the page, and says how long it is. */
    @Setup
    public void make() {
        Random dice = new Random(1);
        StringBuilder json = new StringBuilder("{\"bars\":{\"SPY\":[");
        long start = Instant.parse("2026-01-05T14:30:00Z").toEpochMilli();
        for (int i = 0; i < BARS; i++) {
            int open = 50_000 + dice.nextInt(9999);
            json.append(String.format(
                    Locale.ROOT,
                    "%s{\"t\":\"%s\",\"o\":%s,\"h\":%s,\"l\":%s,\"c\":%s,\"v\":%d,\"n\":%d,\"vw\":%s}",
                    i == 0 ? "" : ",",
                    Instant.ofEpochMilli(start + i * 60_000L),
                    open / 100.0,
                    (open + 37) / 100.0,
                    (open - 21) / 100.0,
                    (open + 5) / 100.0,
                    1000 + dice.nextInt(900_000),
                    10 + dice.nextInt(9000),
                    (open * 10_000L + dice.nextInt(90_000)) / 1e6));
        }
        page = json.append("]},\"next_page_token\":null}").toString().getBytes(StandardCharsets.US_ASCII);
        padded = Arrays.copyOf(page, page.length + PageBytes.PADDING);
        System.out.println("page bytes: " + page.length);
    }

    /** What a load does. */
    @Benchmark
    public Map<Symbol, Bars> scanner() throws Exception {
        BarsScanner scanner = new BarsScanner(padded, page.length, ASKED, new BarsBuilder(page.length / 90));
        scanner.read();
        return scanner.bars();
    }

    /** What it does with pages that are spelled in an unusual way. */
    @Benchmark
    public Map<Symbol, Bars> jackson() throws Exception {
        try (JsonParser parser = jackson.createParser(page)) {
            BarsReader reader = new BarsReader(parser, ASKED);
            reader.read();
            return reader.bars();
        }
    }
}
