package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A cell whose output, streams and displays, goes to the tests that make it; all else is the real cell's. Made for a run; any
 * thread may use it.
 */
final class CapturedCell implements CellContext {
    private final CellContext real;
    private final Sink sink;
    private final PrintStream out;
    private final PrintStream err;

    /** Where output goes; false if it belongs to no test. */
    interface Sink {
        boolean print(byte[] bytes, int offset, int length);

        /**
         * Takes what is displayed.
         *
         * @param update whether only something displayed before is to change
         */
        boolean display(Shown shown, boolean update);
    }

    CapturedCell(CellContext real, Sink sink) {
        this.real = real;
        this.sink = sink;
        out = captured(sink, real.out());
        err = captured(sink, real.err());
    }

    private static PrintStream captured(Sink sink, PrintStream otherwise) {
        OutputStream target = new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (!sink.print(bytes, offset, length)) {
                    otherwise.write(bytes, offset, length);
                }
            }
        };
        return new PrintStream(target, false, StandardCharsets.UTF_8);
    }

    @Override
    public int executionCount() {
        return real.executionCount();
    }

    @Override
    public void display(DisplayData data) {
        if (!sink.display(Shown.of(data), false)) {
            real.display(data);
        }
    }

    @Override
    public void updateDisplay(DisplayData data) {
        if (!sink.display(Shown.of(data), true)) {
            real.updateDisplay(data);
        }
    }

    @Override
    public LiveDisplay live(DisplayData first) {
        return real.live(first);
    }

    @Override
    public LiveDisplay live(DisplayData first, Controls controls) {
        return real.live(first, controls);
    }

    @Override
    public void clearOutput(boolean beforeNext) {
        real.clearOutput(beforeNext);
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public Carrying carry(LiveDisplay display) {
        return real.carry(display);
    }
}
