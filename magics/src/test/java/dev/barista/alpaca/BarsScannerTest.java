package dev.barista.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner against Jackson's parser: whatever it reads, it reads alike; the rest it leaves to it. */
class BarsScannerTest {
    private static final List<Symbol> ASKED = List.of(new Symbol("SPY"), new Symbol("BRK.B"));
    /** All of them with {@code -Dbarista.decode.numbers=10000000}. */
    private static final int NUMBERS = Integer.getInteger("barista.decode.numbers", 300_000);

    /** What one page holds; null columns stand for a page that cannot be read. */
    private record Page(@Nullable String columns, @Nullable String token) {}

    private static String columns(Map<Symbol, Bars> bars) {
        StringBuilder all = new StringBuilder();
        bars.forEach((symbol, some) -> {
            all.append(symbol).append('\n');
            for (int row = 0; row < some.size(); row++) {
                all.append(some.timeMillis(row));
                for (double price :
                        new double[] {some.open(row), some.high(row), some.low(row), some.close(row), some.vwap(row)}) {
                    all.append(' ').append(Double.doubleToRawLongBits(price));
                }
                all.append(' ')
                        .append(some.volume(row))
                        .append(' ')
                        .append(some.tradeCount(row))
                        .append('\n');
            }
        });
        return all.toString();
    }

    private static @Nullable Page scan(byte[] json) {
        byte[] padded = Arrays.copyOf(json, json.length + PageBytes.PADDING);
        BarsScanner scanner = new BarsScanner(padded, json.length, ASKED, new BarsBuilder(4));
        try {
            scanner.read();
            return new Page(columns(scanner.bars()), scanner.nextPageToken());
        } catch (PageBytes.UnusualException e) {
            return null;
        }
    }

    private static Page parse(byte[] json) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build();
        try (JsonParser parser = factory.createParser(json)) {
            BarsReader reader = new BarsReader(parser, ASKED);
            reader.read();
            return new Page(columns(reader.bars()), reader.nextPageToken());
        } catch (Exception e) {
            return new Page(null, null);
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsTheUsualPageWithoutHelp() {
        byte[] json = bytes("""
                {"bars":{"BRK.B":[{"t":"2026-01-05T14:00:00Z","o":1.5,"h":2,"l":0.25,"c":1.75,"v":100,"n":5,"vw":1.6},\
                {"t":"2026-02-28T23:59:59Z","o":1.5,"h":2,"l":0.25,"c":1.75,"v":100,"n":5,"vw":1.6}],\
                "SPY":[{"c":1,"t":"2026-01-05T14:01:00Z"}]},"next_page_token":"U1BZ"}
                """);
        assertThat(scan(json)).isEqualTo(parse(json));
        assertThat(scan(json)).extracting(Page::token).isEqualTo("U1BZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bars\":{}}",
                "{\"bars\":{},\"next_page_token\":\"\"}",
                " { \"next_page_token\" : null , \"bars\" : { \"SPY\" : [ ] } } \n",
                "{\"bars\":{\"SPY\":[ { \"v\": 7 ,\t\"t\": \"2026-01-05T14:00:00Z\" , \"vw\": 1e0 } ]}}",
                "{\"bars\":{\"SPY\":[{\"t\":\"2026-01-05T14:00:00Z\",\"o\":-1.5E+3,\"h\":123456789012345678901,"
                        + "\"l\":0.000000000000000000000001,\"c\":-0.5}]}}"
            })
    void readsUnusualOrderSpaceAndNumbersWithoutHelp(String json) {
        assertThat(scan(bytes(json))).isNotNull().isEqualTo(parse(bytes(json)));
    }

    @Test
    void readsEveryDoubleAsTheJdkDoes() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS; i++) {
            String text = number(random);
            byte[] padded = Arrays.copyOf(bytes(text), text.length() + PageBytes.PADDING);
            PageBytes in = new PageBytes(padded);
            int end = in.number(0);
            if (end != text.length()
                    || Double.doubleToRawLongBits(in.number())
                            != Double.doubleToRawLongBits(Double.parseDouble(text))) {
                fail("%s was read as %s up to %d; seed %d", text, in.number(), end, seed);
            }
        }
    }

    /** Prices mostly, and the hard cases: up to 17 digits, exponents, halves between two doubles. */
    private static String number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(2000) + "." + (1 + random.nextInt(9999));
            case 1 -> Double.toString(random.nextDouble() * Math.pow(10, random.nextInt(12) - 4));
            case 2 -> Long.toString(random.nextLong() >>> (1 + random.nextInt(60)));
            case 3 -> Double.toString(Math.abs(random.nextGaussian()) + 1e-9) + random.nextInt(1_000_000);
            case 4 -> (1 + random.nextInt(9)) + "." + (random.nextLong() >>> 1) + "e" + (random.nextInt(500) - 250);
            default -> String.format(Locale.ROOT, "%." + (1 + random.nextInt(12)) + "f", random.nextDouble() * 9999);
        };
    }

    @Test
    void whatIsSpelledAnyHowIsReadAsByJacksonOrLeftToIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] json = bytes(page(random));
            Page scanned = scan(json);
            read += scanned == null ? 0 : 1;
            if (scanned != null && !scanned.equals(parse(json))) {
                fail("seed %d, page %s", seed, new String(json, StandardCharsets.UTF_8));
            }
        }
        assertThat(read).as("pages read by the scanner, seed %d", seed).isBetween(500, 2900);
    }

    @Test
    void damagedPagesAreReadAsByJacksonOrLeftToIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] json = bytes(page(random));
            int at = random.nextInt(json.length);
            byte[] damaged = random.nextBoolean() ? Arrays.copyOf(json, at) : json.clone();
            if (damaged.length == json.length) {
                damaged[at] = (byte) "{}[]\",:.eE-+0123456789tvw \\nul\0".charAt(random.nextInt(30));
            }
            Page scanned = scan(damaged);
            if (scanned != null && !scanned.equals(parse(damaged))) {
                fail("seed %d, page %s", seed, new String(damaged, StandardCharsets.UTF_8));
            }
        }
    }

    private static String page(Random random) {
        List<String> parts = new ArrayList<>(List.of(
                "\"bars\":{" + list("SPY", random) + (random.nextBoolean() ? "" : "," + list("BRK.B", random)) + "}"));
        parts.add("\"next_page_token\":" + (random.nextBoolean() ? "null" : "\"a|b\\/".substring(0, 4) + "\""));
        if (random.nextInt(8) == 0) {
            parts.add("\"currency\":\"USD\"");
        }
        Collections.shuffle(parts, random);
        return "{" + space(random) + String.join(space(random) + ",", parts) + "}" + space(random);
    }

    private static String list(String symbol, Random random) {
        List<String> bars = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            bars.add(bar(random));
        }
        return "\"" + symbol + "\"" + space(random) + ":[" + String.join("," + space(random), bars) + "]";
    }

    private static String bar(Random random) {
        List<String> fields = new ArrayList<>();
        fields.add("\"t\":\"2026-0" + (1 + random.nextInt(9)) + "-" + (10 + random.nextInt(22)) + "T1"
                + random.nextInt(10) + ":30:00" + (random.nextInt(30) == 0 ? ".5Z" : "Z") + "\"");
        for (String price : List.of("o", "h", "l", "c", "vw")) {
            fields.add("\"" + price + "\":" + (random.nextInt(60) == 0 ? "null" : number(random)));
        }
        fields.add("\"v\":" + random.nextInt(1_000_000));
        fields.add("\"n\":" + random.nextInt(1000) + (random.nextInt(40) == 0 ? ".5" : ""));
        if (random.nextInt(3) == 0) {
            Collections.shuffle(fields, random);
        }
        if (random.nextInt(60) == 0) {
            fields.add(random.nextBoolean() ? "\"\\u0076\":1" : "\"x\":{\"y\":[1,\"}\"]}");
        }
        return "{" + space(random) + String.join(space(random) + "," + space(random), fields) + "}";
    }

    private static String space(Random random) {
        return random.nextInt(20) == 0 ? " \n\t".substring(random.nextInt(3)) : "";
    }
}
