package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.InvalidInputException;
import dev.barista.market.Symbol;
import dev.barista.quality.SymbolQuality;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the bars of one load on a thread that may wait. Made by {@link Loader#read}; cancelled by any thread. */
final class ReadRun implements Runnable, BarReading.Arrivals {
    private static final Logger LOG = Logger.getLogger(ReadRun.class.getName());

    private final List<Symbol> symbols;
    private final BarReading reading;
    private final LoadState state;
    private @Nullable Thread reader;
    private boolean cancelled;

    ReadRun(List<Symbol> symbols, BarReading reading, LoadState state) {
        this.symbols = symbols;
        this.reading = reading;
        this.state = state;
    }

    /** Reads; everything ends in symbols that are done, failed or cancelled. */
    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try {
            symbols.forEach(symbol -> state.barsCounted(symbol, 0));
            reading.read(this);
            fail("the load broke off. Load it again");
        } catch (InterruptedException e) {
            LOG.log(Level.FINE, "reading ends before its time", e);
        } catch (InvalidInputException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // Often the message is a mere path, and the kind of error says what is wrong with it.
            fail("could not be read (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a load broke off", e);
            fail("the load broke off (" + e.getClass().getSimpleName() + "). Load it again");
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        if (!cancelled) {
            reader = Thread.currentThread();
        }
        return !cancelled;
    }

    /** Whatever symbols have not ended by now were interrupted: by a cancel, or because the kernel ends. */
    private void end() {
        synchronized (this) {
            reader = null;
            // The thread goes on to other loads, which nobody cancelled.
            Thread.interrupted();
        }
        state.cancel();
    }

    /** Ends the reading soon; what has been read is kept. */
    void cancel() {
        synchronized (this) {
            cancelled = true;
            if (reader != null) {
                reader.interrupt();
                return;
            }
        }
        state.cancel();
    }

    private void fail(String why) {
        state.symbolsFailed(Item.bars(symbols), new Failure(why, why));
    }

    @Override
    public void counted(Symbol symbol, int bars) {
        state.barsCounted(symbol, bars);
    }

    @Override
    public void partly(Symbol symbol, Bars bars) {
        state.barsArrived(symbol, bars);
    }

    @Override
    public void done(Symbol symbol, Bars bars, @Nullable SymbolQuality quality) {
        state.symbolDone(Item.bars(symbol), Content.of(symbol, bars), quality);
    }

    @Override
    public void failed(Symbol symbol, String why) {
        state.symbolsFailed(List.of(Item.bars(symbol)), new Failure(why, why));
    }

    @Override
    public void note(String sentence) {
        state.note(sentence);
    }
}
