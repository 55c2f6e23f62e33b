package dev.barista.train.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes scalars as an event file of TensorBoard's: records framed by length and checksums (TensorFlow's TFRecord), each a
 * protocol buffer {@code Event} with a {@code Summary}. Made by the worker; for one thread.
 */
final class TensorBoardFile implements AutoCloseable {
    private static final int WIRE_VARINT = 0;
    private static final int WIRE_DOUBLE = 1;
    private static final int WIRE_BYTES = 2;
    private static final int WIRE_FLOAT = 5;
    /** TensorFlow masks checksums, so that those of data with checksums in it are none of theirs. */
    private static final int MASK_DELTA = 0xa282ead8;

    private final OutputStream file;

    /** @param folder in which TensorBoard is pointed at it */
    TensorBoardFile(Path folder, long millis) throws IOException {
        String name = "events.out.tfevents." + millis / 1000 + ".barista."
                + ProcessHandle.current().pid();
        file = Files.newOutputStream(folder.resolve(name));
        ByteArrayOutputStream event = event(millis, 0);
        bytes(event, 3, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
        record(event.toByteArray());
    }

    void write(long millis, long step, Map<String, Double> scalars) throws IOException {
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        scalars.forEach((tag, value) -> {
            ByteArrayOutputStream scalar = new ByteArrayOutputStream();
            bytes(scalar, 1, tag.getBytes(StandardCharsets.UTF_8));
            tag(scalar, 2, WIRE_FLOAT);
            scalar.writeBytes(little(4).putFloat(value.floatValue()).array());
            bytes(summary, 1, scalar.toByteArray());
        });
        ByteArrayOutputStream event = event(millis, step);
        bytes(event, 5, summary.toByteArray());
        record(event.toByteArray());
        file.flush();
    }

    private static ByteArrayOutputStream event(long millis, long step) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        tag(event, 1, WIRE_DOUBLE);
        event.writeBytes(little(8).putDouble(millis / 1e3).array());
        tag(event, 2, WIRE_VARINT);
        varint(event, step);
        return event;
    }

    private static void bytes(ByteArrayOutputStream to, int field, byte[] value) {
        tag(to, field, WIRE_BYTES);
        varint(to, value.length);
        to.writeBytes(value);
    }

    private static void tag(ByteArrayOutputStream to, int field, int wireType) {
        varint(to, ((long) field << 3) | wireType);
    }

    private static void varint(ByteArrayOutputStream to, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            to.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        to.write((int) rest);
    }

    private void record(byte[] event) throws IOException {
        byte[] length = little(8).putLong(event.length).array();
        file.write(length);
        file.write(little(4).putInt(masked(length)).array());
        file.write(event);
        file.write(little(4).putInt(masked(event)).array());
    }

    private static int masked(byte[] data) {
        CRC32C sum = new CRC32C();
        sum.update(data, 0, data.length);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK_DELTA;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
