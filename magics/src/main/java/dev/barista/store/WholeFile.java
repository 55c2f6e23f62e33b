package dev.barista.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file of the store for the Parquet reader, in memory as a whole: they are small, all of it is wanted, and whoever
 * replaces it meanwhile is not held up. Immutable.
 */
final class WholeFile implements InputFile {
    private final byte[] bytes;

    private WholeFile(byte[] bytes) {
        this.bytes = bytes;
    }

    static WholeFile of(Path file) throws IOException {
        return new WholeFile(Files.readAllBytes(file));
    }

    @Override
    public long getLength() {
        return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
        Bytes in = new Bytes(bytes);
        return new DelegatingSeekableInputStream(in) {
            @Override
            public long getPos() {
                return in.position();
            }

            @Override
            public void seek(long position) {
                in.seek(Math.toIntExact(position));
            }
        };
    }

    private static final class Bytes extends ByteArrayInputStream {
        Bytes(byte[] bytes) {
            super(bytes);
        }

        int position() {
            return pos;
        }

        void seek(int position) {
            pos = position;
        }
    }
}
