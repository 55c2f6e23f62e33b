package dev.barista.store;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.Symbol;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Gathers the bars of the symbols asked for, whatever files they come from. One thread. */
final class BarsCollector {
    private static final int MOST_UNREADABLE = 100;
    private static final int MOST_NAMES = 10_000;
    private static final int ROWS_BETWEEN_LOOKS = 1 << 10;
    private static final int ROWS_BETWEEN_REPORTS = 1 << 16;

    private final Map<String, BarsBuilder> wanted = new LinkedHashMap<>();
    private final TreeSet<String> names = new TreeSet<>();
    private final List<UnreadableRow> unreadable = new ArrayList<>();
    private final ZoneId zone;
    private final long fromMillis;
    private final long endMillis;
    private ObjIntConsumer<Symbol> progress = (symbol, bars) -> {};
    private long unreadableRows;
    private long rows;

    /** @param range days to keep; null for all */
    BarsCollector(List<Symbol> symbols, @Nullable DateRange range, ZoneId zone) {
        symbols.forEach(symbol -> wanted.put(symbol.value(), new BarsBuilder(64)));
        this.zone = zone;
        this.fromMillis = range == null ? Long.MIN_VALUE : midnight(range.from());
        this.endMillis = range == null ? Long.MAX_VALUE : midnight(range.to().plusDays(1));
    }

    ZoneId zone() {
        return zone;
    }

    /** Where bars of the symbol named go; null if it was not asked for. */
    @Nullable BarsBuilder builder(String name) {
        String symbol = name.strip().toUpperCase(Locale.ROOT);
        BarsBuilder builder = wanted.get(symbol);
        if (builder == null && names.size() < MOST_NAMES) {
            names.add(symbol);
        }
        return builder;
    }

    boolean isWanted(String name) {
        return wanted.containsKey(name.toUpperCase(Locale.ROOT));
    }

    boolean inRange(long millis) {
        return millis >= fromMillis && millis < endMillis;
    }

    /** Has {@code listener} told now and then how many bars there are. */
    void tell(ObjIntConsumer<Symbol> listener) {
        progress = listener;
    }

    /** Counts a row, and notices every thousand rows that the reading thread was interrupted. */
    void row() throws InterruptedException {
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == 0 && Thread.interrupted()) {
            throw new InterruptedException("interrupted while reading bars");
        }
        if (rows % ROWS_BETWEEN_REPORTS == 0) {
            wanted.forEach((name, builder) -> progress.accept(new Symbol(name), builder.size()));
        }
    }

    void unreadable(String file, long line, String reason) {
        unreadableRows++;
        if (unreadable.size() < MOST_UNREADABLE) {
            unreadable.add(new UnreadableRow(file, line, reason));
        }
    }

    FileBars result(String source) {
        Map<Symbol, Bars> bars = new LinkedHashMap<>();
        Map<Symbol, String> notFound = new LinkedHashMap<>();
        wanted.forEach((name, builder) -> {
            Symbol symbol = new Symbol(name);
            if (builder.size() > 0) {
                bars.put(symbol, DatesInUtc.atMidnightOf(zone, builder.build()));
            } else {
                notFound.put(symbol, new Absence(names, bars.keySet()).of(symbol, source));
            }
        });
        return new FileBars(source, bars, rows, unreadableRows, unreadable, notFound);
    }

    private long midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
