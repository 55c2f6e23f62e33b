package dev.barista.alpaca;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * Gives up a body that comes byte by byte: such a server keeps every timeout between bytes from running out, and would
 * hold up a call for ever. Made for one answer; for one thread.
 */
final class PatientSource extends ForwardingSource {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** The slowest modems that were ever sold were ten times as fast. */
    private static final long FEWEST_BYTES_A_SECOND = 500;

    private final long startNanos = System.nanoTime();
    private long bytes;

    PatientSource(Source body) {
        super(body);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long read = super.read(sink, byteCount);
        long waited = System.nanoTime() - startNanos;
        bytes += Math.max(0, read);
        if (waited > PATIENCE_NANOS && bytes < TimeUnit.NANOSECONDS.toSeconds(waited) * FEWEST_BYTES_A_SECOND) {
            throw new SocketTimeoutException("timeout");
        }
        return read;
    }
}
