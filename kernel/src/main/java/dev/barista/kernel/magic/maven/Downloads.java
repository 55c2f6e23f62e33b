package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Locale;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows what one call downloads, in one line that goes on changing, and ends it when it is cancelled. The resolver's
 * threads call it.
 */
final class Downloads extends AbstractTransferListener {
    private static final double KIB = 1024;

    private final CellContext cell;
    private volatile boolean cancelled;

    // Guarded by this.
    private @Nullable LiveDisplay display;
    private int files;
    private long bytes;

    Downloads(CellContext cell) {
        this.cell = cell;
    }

    /** Lets all transfers end at their next step. Any thread may call it. */
    void cancel() {
        cancelled = true;
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        check();
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        check();
        show(name(event));
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        check();
        synchronized (this) {
            bytes += event.getDataLength();
        }
        show(name(event));
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        files++;
    }

    /** Sends the last state; nothing if nothing was downloaded. */
    synchronized void finish() {
        if (display != null) {
            display.finish(new DisplayData((cancelled ? "Stopped after " : "Downloaded ") + amount()));
        }
    }

    private synchronized void show(String name) {
        if (display == null) {
            display = cell.live(new DisplayData("Downloading " + name + " …"));
        } else {
            display.update(() -> line(name));
        }
    }

    private synchronized DisplayData line(String name) {
        return new DisplayData("Downloading " + name + " … (so far " + amount() + ")");
    }

    private String amount() {
        String size = bytes < KIB * KIB
                ? String.format(Locale.ROOT, "%.0f KB", bytes / KIB)
                : String.format(Locale.ROOT, "%.1f MB", bytes / KIB / KIB);
        return files + (files == 1 ? " file, " : " files, ") + size;
    }

    private void check() throws TransferCancelledException {
        if (cancelled) {
            throw new TransferCancelledException("the cell was interrupted");
        }
    }

    private static String name(TransferEvent event) {
        String path = event.getResource().getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
