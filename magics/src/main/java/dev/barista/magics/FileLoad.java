package dev.barista.magics;

import dev.barista.load.Load;
import dev.barista.load.LoadRequest;
import dev.barista.load.Loader;
import dev.barista.market.DateRange;
import dev.barista.market.TradingCalendar;
import dev.barista.quality.QualityChecker;
import dev.barista.quality.SymbolQuality;
import dev.barista.store.BarFiles;
import dev.barista.store.FileBars;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes loads of files. Made by {@link BarsMagic}; immutable. */
final class FileLoad {
    private final TradingCalendar calendar;
    private final Instant now;

    FileLoad(TradingCalendar calendar, Instant now) {
        this.calendar = calendar;
        this.now = now;
    }

    /** @param range days to keep; null for all that there are */
    Load read(String from, LoadRequest request, @Nullable DateRange range) throws IOException, InterruptedException {
        FileBars files = BarFiles.read(from, request.symbols(), range, calendar.zone());
        List<SymbolQuality> qualities = new ArrayList<>();
        files.bars().forEach((symbol, bars) -> files.range(symbol, calendar.zone())
                .ifPresent(days ->
                        qualities.add(QualityChecker.check(symbol, bars, request.timeframe(), days, calendar, now))));
        String title = request.timeframe() + " from " + files.source();
        return Loader.complete(files.source(), title, files.bars(), files.notFound(), qualities, notes(files));
    }

    private static List<String> notes(FileBars files) {
        if (files.unreadableRows() == 0) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        notes.add(LoadPanel.count(files.unreadableRows(), "row") + " of " + LoadPanel.count(files.rowsRead(), "row")
                + " could not be read:");
        files.unreadable().forEach(row -> notes.add(row.toString()));
        return notes;
    }
}
