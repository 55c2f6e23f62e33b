package dev.barista.magics;

import dev.barista.load.BarReading;
import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.load.Loader;
import dev.barista.load.WaitScope;
import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.Exchange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import dev.barista.quality.ExchangeGuess;
import dev.barista.quality.QualityChecker;
import dev.barista.quality.SymbolQuality;
import dev.barista.store.BarFiles;
import dev.barista.store.FileBars;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Loads bars of files on threads of its own, so that reading holds up no calls. One a kernel; safe for threads. */
final class FileLoads implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int IDLE_SECONDS = 30;

    private final Map<Exchange, TradingCalendar> calendars = new ConcurrentHashMap<>();
    private final Clock clock;
    private final ExecutorService readers;

    /** @param calendar New York's */
    FileLoads(TradingCalendar calendar, Clock clock) {
        calendars.put(Exchange.NYSE, calendar);
        this.clock = clock;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "bar-files");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        readers = pool;
    }

    /** Files that are there and not read yet; to be started once. */
    final class Opened {
        private final BarFiles files;
        private final LoadRequest request;
        private final @Nullable Exchange exchange;

        private Opened(BarFiles files, LoadRequest request, @Nullable Exchange exchange) {
            this.files = files;
            this.request = request;
            this.exchange = exchange;
        }

        /** Such as {@code "the sample"} or a file's name. */
        String source() {
            return files.source();
        }

        /** Starts to read and returns at once. */
        Load start(WaitScope scope) {
            return Loader.read(
                    source(),
                    request.timeframe() + " from " + source() + (exchange == null ? "" : ", calendar " + exchange),
                    request.symbols(),
                    arrivals -> read(files, request.timeframe(), exchange, arrivals),
                    readers,
                    scope);
        }
    }

    /**
     * Finds the files.
     *
     * @param range days to keep; null for all that there are
     * @param exchange whose hours and clock are those of the files; null to find out
     * @throws dev.barista.market.InvalidInputException if there are no files to read at {@code from}
     */
    Opened open(String from, LoadRequest request, @Nullable DateRange range, @Nullable Exchange exchange)
            throws IOException {
        return new Opened(BarFiles.open(from, request.symbols(), range, clockOf(exchange)), request, exchange);
    }

    private ZoneId clockOf(@Nullable Exchange exchange) {
        return calendar(exchange == null ? Exchange.NYSE : exchange).zone();
    }

    private TradingCalendar calendar(Exchange exchange) {
        return calendars.computeIfAbsent(exchange, Exchange::calendar);
    }

    private void read(BarFiles files, Timeframe timeframe, @Nullable Exchange exchange, BarReading.Arrivals arrivals)
            throws IOException, InterruptedException {
        FileBars all;
        try {
            all = files.read(arrivals::counted);
        } catch (InterruptedException e) {
            files.soFar().bars().forEach(arrivals::partly);
            throw e;
        }
        note(all, arrivals);
        all.notFound().forEach(arrivals::failed);
        all.bars()
                .forEach((symbol, bars) -> arrivals.done(
                        symbol,
                        bars,
                        all.range(symbol, clockOf(exchange))
                                .map(days -> judged(symbol, bars, timeframe, days, exchange, arrivals))
                                .orElse(null)));
    }

    private SymbolQuality judged(
            Symbol symbol,
            Bars bars,
            Timeframe timeframe,
            DateRange days,
            @Nullable Exchange told,
            BarReading.Arrivals arrivals) {
        if (told != null) {
            return QualityChecker.check(symbol, bars, timeframe, days, calendar(told), clock.instant());
        }
        ExchangeGuess.Found found = ExchangeGuess.judge(symbol, bars, timeframe, days, this::calendar, clock.instant());
        if (found.exchange() != Exchange.NYSE) {
            arrivals.note(symbol + " is judged by the calendar " + found.exchange()
                    + ", which its bars fit best; --exchange says which it is");
        }
        return found.quality();
    }

    private static void note(FileBars files, BarReading.Arrivals arrivals) {
        if (files.unreadableRows() > 0) {
            arrivals.note(LoadTotals.count(files.unreadableRows(), "row") + " of "
                    + LoadTotals.count(files.rowsRead(), "row") + " could not be read:");
            files.unreadable().forEach(row -> arrivals.note(row.toString()));
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
