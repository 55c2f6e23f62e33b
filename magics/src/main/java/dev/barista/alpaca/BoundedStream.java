package dev.barista.alpaca;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read and stops at a bound, so that no answer can fill the memory. For one thread. */
final class BoundedStream extends FilterInputStream {
    private final long maxBytes;
    private long bytes;
    private int firstByte = -1;

    BoundedStream(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
    }

    /** The answer goes on after the bound. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(long maxBytes) {
            super("longer than " + maxBytes + " bytes");
        }
    }

    long bytes() {
        return bytes;
    }

    /** Whether the text begins like HTML or XML; known once the first buffer was read. */
    boolean looksLikeMarkup() {
        return firstByte == '<';
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            for (int i = offset; firstByte < 0 && i < offset + read; i++) {
                firstByte = buffer[i] > ' ' ? buffer[i] : -1;
            }
            bytes += read;
            if (bytes > maxBytes) {
                throw new TooLongException(maxBytes);
            }
        }
        return read;
    }
}
