package dev.barista.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code System.in} of cells: asks for a line whenever all before it is read. What a cell leaves of its last line, such as
 * the end of it, is no answer to the next cell. Any thread may use it.
 */
final class LineInputStream extends InputStream {
    private final LineInput input;
    private final CurrentCell cells;
    private Optional<CellContext> reading = Optional.empty();
    private ByteBuffer line = ByteBuffer.allocate(0);

    LineInputStream(CurrentCell cells, LineInput input) {
        this.cells = cells;
        this.input = input;
    }

    @Override
    public synchronized int read() throws IOException {
        fill();
        return Byte.toUnsignedInt(line.get());
    }

    /** Gives no more than the rest of a line: readers must not ask for a second line to fill their buffer. */
    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        fill();
        int count = Math.min(length, line.remaining());
        line.get(bytes, offset, count);
        return count;
    }

    @Override
    public synchronized int available() {
        forgetOthers();
        return line.remaining();
    }

    private void forgetOthers() {
        Optional<CellContext> cell = cells.find();
        if (!cell.equals(reading)) {
            reading = cell;
            line = ByteBuffer.allocate(0);
        }
    }

    private void fill() throws IOException {
        forgetOthers();
        if (!line.hasRemaining()) {
            line = ByteBuffer.wrap((input.readLine("", false) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
