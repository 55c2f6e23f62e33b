package dev.barista.practice;

import dev.barista.market.BarsQuery;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed request for bars. Immutable.
 *
 * @param symbols in alphabetical order
 * @param startMillis first bar's time at the earliest, epoch milliseconds
 * @param endMillis last bar's time at the latest, included
 * @param limit bars in the answer over all symbols
 * @param token where to go on; null for the first page
 */
record BarsRequest(
        List<Symbol> symbols,
        Timeframe timeframe,
        long startMillis,
        long endMillis,
        int limit,
        boolean descending,
        @Nullable PageToken token) {
    static final int MAX_SYMBOLS = 1000;
    private static final int DEFAULT_LIMIT = 1000;
    private static final int MAX_LIMIT = 10_000;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> FEEDS = Set.of("sip", "iex", "otc", "boats");
    private static final Set<String> ADJUSTMENTS = Set.of("raw", "split", "dividend", "spin-off", "all");

    /** Reads a request for bars of option contracts, which has neither feed nor adjustment. */
    static BarsRequest ofContracts(Map<String, String> parameters, ZoneId zone, Instant now) throws BadRequest {
        BarsRequest request = parse(parameters.get("symbols"), parameters, zone, now);
        if (request.symbols.size() > BarsQuery.MAX_CONTRACTS) {
            throw new BadRequest("too many symbols: at most " + BarsQuery.MAX_CONTRACTS);
        }
        for (Symbol symbol : request.symbols) {
            if (!symbol.isContract()) {
                throw new BadRequest("invalid symbol: " + symbol);
            }
        }
        return request;
    }

    /**
     * Reads a request's parameters. A date as {@code start} means the exchange's midnight that begins it, as {@code end}
     * the one that ends it; without them the request is for today so far.
     *
     * @param symbols the csv from the query or the path
     */
    static BarsRequest parse(@Nullable String symbols, Map<String, String> parameters, ZoneId zone, Instant now)
            throws BadRequest {
        check(parameters.getOrDefault("feed", "sip"), FEEDS, "feed");
        for (String adjustment : parameters.getOrDefault("adjustment", "raw").split(",", -1)) {
            check(adjustment, ADJUSTMENTS, "adjustment");
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        long start = time(parameters.getOrDefault("start", today.toString()), "start", false, zone);
        long end = time(parameters.getOrDefault("end", now.toString()), "end", true, zone);
        if (end < start) {
            throw new BadRequest("end should not be before start");
        }
        String sort = parameters.getOrDefault("sort", "asc");
        check(sort, Set.of("asc", "desc"), "sort");
        String token = parameters.getOrDefault("page_token", "");
        return new BarsRequest(
                symbols(symbols),
                timeframe(parameters.get("timeframe")),
                start,
                end,
                limit(parameters.get("limit")),
                sort.equals("desc"),
                token.isEmpty() ? null : PageToken.decode(token));
    }

    private static void check(String value, Set<String> allowed, String parameter) throws BadRequest {
        if (!allowed.contains(value)) {
            throw new BadRequest("invalid " + parameter + ": " + value);
        }
    }

    private static List<Symbol> symbols(@Nullable String csv) throws BadRequest {
        if (csv == null || csv.isEmpty()) {
            throw new BadRequest("symbols is required");
        }
        Set<Symbol> symbols = new TreeSet<>();
        for (String name : csv.split(",", -1)) {
            try {
                symbols.add(new Symbol(name));
            } catch (InvalidInputException e) {
                throw new BadRequest("invalid symbol: " + name);
            }
        }
        if (symbols.size() > MAX_SYMBOLS) {
            throw new BadRequest("too many symbols: at most " + MAX_SYMBOLS);
        }
        return List.copyOf(symbols);
    }

    private static Timeframe timeframe(@Nullable String text) throws BadRequest {
        if (text == null || text.isEmpty()) {
            throw new BadRequest("timeframe is required");
        }
        try {
            return Timeframe.parse(text);
        } catch (InvalidInputException e) {
            throw new BadRequest("invalid timeframe: " + text);
        }
    }

    private static int limit(@Nullable String text) throws BadRequest {
        try {
            int limit = text == null ? DEFAULT_LIMIT : Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Answered below, as are numbers out of range.
        }
        throw new BadRequest("invalid limit: " + text + ", must be 1 to " + MAX_LIMIT);
    }

    private static long time(String text, String parameter, boolean atEnd, ZoneId zone) throws BadRequest {
        try {
            if (DATE.matcher(text).matches()) {
                LocalDate date = LocalDate.parse(text);
                return atEnd ? midnight(date.plusDays(1), zone) - 1 : midnight(date, zone);
            }
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadRequest("invalid " + parameter + ": " + text);
        }
    }

    private static long midnight(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
