package dev.barista.magics;

import dev.barista.load.BarReading;
import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.load.Loader;
import dev.barista.load.WaitScope;
import dev.barista.market.DateRange;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import dev.barista.quality.QualityChecker;
import dev.barista.store.BarFiles;
import dev.barista.store.FileBars;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Loads bars of files on threads of its own, so that reading holds up no calls. One a kernel; safe for threads. */
final class FileLoads implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int IDLE_SECONDS = 30;

    private final TradingCalendar calendar;
    private final Clock clock;
    private final ExecutorService readers;

    FileLoads(TradingCalendar calendar, Clock clock) {
        this.calendar = calendar;
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

        private Opened(BarFiles files, LoadRequest request) {
            this.files = files;
            this.request = request;
        }

        /** Such as {@code "the sample"} or a file's name. */
        String source() {
            return files.source();
        }

        /** Starts to read and returns at once. */
        Load start(WaitScope scope) {
            return Loader.read(
                    source(),
                    request.timeframe() + " from " + source(),
                    request.symbols(),
                    arrivals -> read(files, request.timeframe(), arrivals),
                    readers,
                    scope);
        }
    }

    /**
     * Finds the files.
     *
     * @param range days to keep; null for all that there are
     * @throws dev.barista.market.InvalidInputException if there are no files to read at {@code from}
     */
    Opened open(String from, LoadRequest request, @Nullable DateRange range) throws IOException {
        return new Opened(BarFiles.open(from, request.symbols(), range, calendar.zone()), request);
    }

    private void read(BarFiles files, Timeframe timeframe, BarReading.Arrivals arrivals)
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
                        all.range(symbol, calendar.zone())
                                .map(days ->
                                        QualityChecker.check(symbol, bars, timeframe, days, calendar, clock.instant()))
                                .orElse(null)));
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
