package dev.barista.kernel.cell;

import dev.barista.kernel.wire.Origin;
import dev.barista.kernel.wire.Outbox;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What a cell prints, decoded from UTF-8 across the bounds of single writes. Any thread may use it. */
final class CellOutputStream extends OutputStream {
    private static final int MAX_BYTES_OF_A_CHARACTER = 4;

    private final Origin cell;
    private final StreamType stream;
    private final Outbox outbox;
    private final OutputLimit limit;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final byte[] rest = new byte[MAX_BYTES_OF_A_CHARACTER];
    private int restLength;

    CellOutputStream(Origin cell, StreamType stream, Outbox outbox, OutputLimit limit) {
        this.limit = limit;
        this.cell = cell;
        this.stream = stream;
        this.outbox = outbox;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int shown = limit.take(length);
        if (shown > 0) {
            send(bytes, offset, shown);
        }
        if (shown < length && limit.tell()) {
            outbox.stream(cell, stream, limit.message());
        }
    }

    private void send(byte[] bytes, int offset, int length) {
        ByteBuffer in = ByteBuffer.allocate(restLength + length);
        in.put(rest, 0, restLength).put(bytes, offset, length).flip();
        CharBuffer text = CharBuffer.allocate(in.remaining());
        decoder.decode(in, text, false);
        restLength = in.remaining();
        in.get(rest, 0, restLength);
        outbox.stream(cell, stream, text.flip().toString());
    }
}
