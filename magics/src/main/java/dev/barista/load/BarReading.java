package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.quality.SymbolQuality;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bars that a thread reads, such as from files. Made by whoever knows the files; read once. */
@FunctionalInterface
public interface BarReading {
    /**
     * Reads until all symbols of the load are done or failed.
     *
     * @throws InterruptedException if the thread is interrupted, which is how a load is cancelled
     * @throws IOException if no more can be read; the symbols that are left fail
     */
    void read(Arrivals arrivals) throws IOException, InterruptedException;

    /** Takes what was read. Any thread may use it. */
    interface Arrivals {
        /** So many bars of {@code symbol} were read so far. */
        void counted(Symbol symbol, int bars);

        /** Bars of a symbol that is not complete, to be kept should the load be cancelled. */
        void partly(Symbol symbol, Bars bars);

        /** All bars of {@code symbol}; null if they were not judged. */
        void done(Symbol symbol, Bars bars, @Nullable SymbolQuality quality);

        /** There are no bars of {@code symbol}. */
        void failed(Symbol symbol, String why);

        /** Something that the user should know, in one sentence; to be said before the last symbol ends. */
        void note(String sentence);
    }
}
