package dev.barista.magics;

import dev.barista.alpaca.AlpacaMarketData;
import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.load.Loader;
import dev.barista.load.Pace;
import dev.barista.load.Ticker;
import dev.barista.market.Adjustment;
import dev.barista.market.DateRange;
import dev.barista.market.MarketData;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A load of bars made up in memory, through all that a real one goes through, so that the first real one finds its classes
 * loaded and its loops compiled. It asks nobody, keeps nothing, and pauses between its calls while a cell runs. Made by
 * {@link BaristaMagics}; for one thread.
 */
final class LoadRehearsal {
    private static final Timeframe MINUTE = new Timeframe(1, Timeframe.Unit.MINUTE);
    private static final long PAUSE_NANOS = 10_000_000;
    /** A cell that takes longer than so many pauses has both processors busy anyway, or waits. */
    private static final int MOST_PAUSES = 100;

    private final NyseCalendar calendar;
    private final Clock clock;
    private final BooleanSupplier busy;
    private final BooleanSupplier needless;

    /**
     * @param busy whether a cell runs
     * @param needless whether real loads have begun
     */
    LoadRehearsal(NyseCalendar calendar, Clock clock, BooleanSupplier busy, BooleanSupplier needless) {
        this.calendar = calendar;
        this.clock = clock;
        this.busy = busy;
        this.needless = needless;
    }

    /** @throws java.util.concurrent.CancellationException if the thread is interrupted */
    void run() {
        Thread rehearsing = Thread.currentThread();
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task, "loads-rehearsal");
            thread.setDaemon(true);
            return thread;
        });
        try (MarketData nobody = AlpacaMarketData.rehearsing(() -> giveWay(rehearsing))) {
            Pace pace = new Pace(Ticker.system(), clock, executor);
            Loader loader = new Loader(nobody, calendar, pace, clock, Ticker.system(), executor);
            load(loader, 3, "SPY");
            load(loader, 30, "SPY", "QQQ", "AAPL");
        } finally {
            executor.shutdownNow();
        }
    }

    private void load(Loader loader, int days, String... symbols) {
        if (needless.getAsBoolean()) {
            return;
        }
        List<Symbol> asked = Stream.of(symbols).map(Symbol::parse).toList();
        DateRange range = DateRange.endingOn(LocalDate.ofInstant(clock.instant(), NyseCalendar.NEW_YORK), days);
        Load load = loader.start(new LoadRequest(asked, range, MINUTE, Adjustment.RAW, null));
        try {
            load.onSymbol((symbol, table) -> {});
            load.onProgress(() -> LoadPanel.render(load.progress(), load.notes()));
            load.await();
            var unused = load.soFar();
        } finally {
            load.cancel();
        }
    }

    private void giveWay(Thread rehearsing) {
        for (int i = 0; i < MOST_PAUSES && busy.getAsBoolean() && !needless.getAsBoolean(); i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (needless.getAsBoolean()) {
            rehearsing.interrupt();
        }
    }
}
