package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.Controls;
import dev.barista.kernel.display.LiveDisplay;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell that keeps what it is given instead of showing it, until it is released; then it passes on what still comes.
 * Made for each {@code %%capture}; any thread may use it.
 */
final class CapturingCell implements CellContext {
    /** What a cell prints without end must not fill the memory. */
    private static final int MAX_BYTES = 50_000_000;

    private final CellContext cell;
    private final Kept out;
    private final Kept err;
    private final List<DisplayData> displays = new ArrayList<>();
    private boolean released;

    CapturingCell(CellContext cell) {
        this.cell = cell;
        out = new Kept(cell.out());
        err = new Kept(cell.err());
    }

    /** Ends the keeping. */
    synchronized Captured release(@Nullable Object value) {
        released = true;
        return new Captured(out.text(), err.text(), displays, value);
    }

    @Override
    public int executionCount() {
        return cell.executionCount();
    }

    @Override
    public void imported(String type) {
        cell.imported(type);
    }

    @Override
    public synchronized void display(DisplayData data) {
        if (released) {
            cell.display(data);
        } else {
            displays.add(data);
        }
    }

    @Override
    public synchronized void updateDisplay(DisplayData data) {
        boolean kept = displays.removeIf(each -> data.getDisplayId().equals(each.getDisplayId()));
        if (kept) {
            displays.add(data);
        } else {
            cell.updateDisplay(data);
        }
    }

    /** Live outputs are shown: they go on after the cell, and whoever waits for them would wait for nothing. */
    @Override
    public LiveDisplay live(DisplayData first) {
        return cell.live(first);
    }

    @Override
    public LiveDisplay live(DisplayData first, Controls controls) {
        return cell.live(first, controls);
    }

    @Override
    public synchronized void clearOutput(boolean beforeNext) {
        if (released) {
            cell.clearOutput(beforeNext);
        } else {
            displays.clear();
            out.clear();
            err.clear();
        }
    }

    @Override
    public PrintStream out() {
        return out.print;
    }

    @Override
    public PrintStream err() {
        return err.print;
    }

    @Override
    public Carrying carry(LiveDisplay display) {
        return cell.carry(display);
    }

    /** One stream. Its lock is the cell's, taken for each write. */
    private final class Kept {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final PrintStream print;

        Kept(PrintStream shown) {
            OutputStream target = new OutputStream() {
                @Override
                public void write(int value) {
                    write(new byte[] {(byte) value}, 0, 1);
                }

                @Override
                public void write(byte[] data, int offset, int length) {
                    synchronized (CapturingCell.this) {
                        if (released) {
                            shown.write(data, offset, length);
                        } else if (bytes.size() < MAX_BYTES) {
                            bytes.write(data, offset, length);
                        }
                    }
                }
            };
            print = new PrintStream(target, false, StandardCharsets.UTF_8);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        void clear() {
            bytes.reset();
        }
    }
}
