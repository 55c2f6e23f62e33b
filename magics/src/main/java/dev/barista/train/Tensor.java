package dev.barista.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Numbers in a shape, row-major and little-endian, as a checkpoint keeps them. Immutable.
 *
 * @param type of its numbers
 * @param shape lengths of its axes; none for a single number
 * @param data the numbers' bytes; read-only
 */
public record Tensor(Type type, List<Long> shape, ByteBuffer data) {
    /** Of numbers, by the names that the safetensors format gives them. */
    public enum Type {
        F32(4),
        F64(8),
        I64(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** Of one number. */
        public int bytes() {
            return bytes;
        }
    }

    public Tensor {
        shape = List.copyOf(shape);
        long count = 1;
        for (long length : shape) {
            count = Math.multiplyExact(count, length);
        }
        if (data.remaining() != Math.multiplyExact(count, type.bytes())) {
            throw new IllegalArgumentException(
                    data.remaining() + " bytes for " + type + shape + ", not " + count * type.bytes());
        }
        data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A copy; a vector if no shape is given. */
    public static Tensor of(float[] values, long... shape) {
        ByteBuffer data = bytes(values.length, Type.F32);
        data.asFloatBuffer().put(values);
        return new Tensor(Type.F32, shape(values.length, shape), data);
    }

    /** A copy; a vector if no shape is given. */
    public static Tensor of(double[] values, long... shape) {
        ByteBuffer data = bytes(values.length, Type.F64);
        data.asDoubleBuffer().put(values);
        return new Tensor(Type.F64, shape(values.length, shape), data);
    }

    /** A copy; a vector if no shape is given. */
    public static Tensor of(long[] values, long... shape) {
        ByteBuffer data = bytes(values.length, Type.I64);
        data.asLongBuffer().put(values);
        return new Tensor(Type.I64, shape(values.length, shape), data);
    }

    /** The bytes; a view of its own, little-endian. */
    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A copy.
     *
     * @throws IllegalStateException if it is of another type
     */
    public float[] floats() {
        float[] values = new float[count(Type.F32)];
        data().asFloatBuffer().get(values);
        return values;
    }

    /**
     * A copy.
     *
     * @throws IllegalStateException if it is of another type
     */
    public double[] doubles() {
        double[] values = new double[count(Type.F64)];
        data().asDoubleBuffer().get(values);
        return values;
    }

    /**
     * A copy.
     *
     * @throws IllegalStateException if it is of another type
     */
    public long[] longs() {
        long[] values = new long[count(Type.I64)];
        data().asLongBuffer().get(values);
        return values;
    }

    private int count(Type wanted) {
        if (type != wanted) {
            throw new IllegalStateException("a tensor of " + type + ", not " + wanted);
        }
        return data.remaining() / type.bytes();
    }

    private static ByteBuffer bytes(int count, Type type) {
        return ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Long> shape(int count, long... shape) {
        return shape.length == 0
                ? List.of((long) count)
                : LongStream.of(shape).boxed().toList();
    }
}
