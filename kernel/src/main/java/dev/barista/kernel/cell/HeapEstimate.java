package dev.barista.kernel.cell;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much memory a value holds, roughly and quickly: of large collections the first elements are looked at and taken
 * for all. What other threads change meanwhile counts as far as it can be read. Stateless.
 */
final class HeapEstimate {
    private static final int MAX_DEPTH = 6;
    private static final int SAMPLE = 20;
    /** Of a list whose end is not found. */
    private static final int MAX_NODES = 20_000_000;

    private static final int OBJECT_BYTES = 16;
    /** Of a linked or hashed collection; of array lists it is 4. */
    private static final int ENTRY_BYTES = 32;

    private HeapEstimate() {}

    /** Bytes that {@code value} refers to, itself included. */
    static long bytes(Object value) {
        return bytes(value, 0);
    }

    private static long bytes(@Nullable Object value, int depth) {
        if (value == null || depth > MAX_DEPTH || value instanceof Class || value instanceof Thread) {
            return 0;
        }
        try {
            if (value instanceof String text) {
                return OBJECT_BYTES + (long) text.length();
            } else if (value.getClass().isArray()) {
                return ofArray(value, depth);
            } else if (value instanceof Collection<?> collection) {
                return OBJECT_BYTES + ofAll(collection.iterator(), collection.size(), depth);
            } else if (value instanceof Map<?, ?> map) {
                return OBJECT_BYTES
                        + ofAll(map.keySet().iterator(), map.size(), depth)
                        + ofAll(map.values().iterator(), map.size(), depth);
            }
            return ofFields(value, depth);
        } catch (RuntimeException e) {
            return OBJECT_BYTES;
        }
    }

    private static long ofArray(Object array, int depth) {
        int length = Array.getLength(array);
        Class<?> element = array.getClass().getComponentType();
        if (element == long.class || element == double.class) {
            return OBJECT_BYTES + 8L * length;
        } else if (element == int.class || element == float.class) {
            return OBJECT_BYTES + 4L * length;
        } else if (element.isPrimitive()) {
            return OBJECT_BYTES + (element == byte.class || element == boolean.class ? 1L : 2L) * length;
        }
        Object[] objects = (Object[]) array;
        long sampled = 0;
        int samples = Math.min(length, SAMPLE);
        for (int i = 0; i < samples; i++) {
            // Spread over the whole: the end of an array is often empty.
            sampled += bytes(objects[(int) ((long) i * length / samples)], depth + 1);
        }
        return OBJECT_BYTES + 4L * length + (samples == 0 ? 0 : sampled * length / samples);
    }

    private static long ofAll(Iterator<?> elements, int size, int depth) {
        long sampled = 0;
        int samples = 0;
        for (; samples < SAMPLE && elements.hasNext(); samples++) {
            sampled += bytes(elements.next(), depth + 1);
        }
        return (long) ENTRY_BYTES * size + (samples == 0 ? 0 : sampled * size / samples);
    }

    /** A list whose nodes are linked is one value: of these, too, the first ones are looked at. */
    private static long ofFields(Object value, int depth) {
        Field link = link(value.getClass());
        long sampled = ofNode(value, link, depth);
        long nodes = 1;
        if (link != null) {
            int samples = 1;
            for (Object at = read(link, value); at != null && at != value && nodes < MAX_NODES; at = read(link, at)) {
                nodes++;
                if (samples < SAMPLE) {
                    sampled += ofNode(at, link, depth);
                    samples++;
                }
            }
            return sampled * nodes / samples;
        }
        return sampled;
    }

    private static @Nullable Field link(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getType() == type && !Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                return field;
            }
        }
        return null;
    }

    private static long ofNode(Object node, @Nullable Field link, int depth) {
        long bytes = OBJECT_BYTES;
        for (Class<?> type = node.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    boolean followed = field.getType().isPrimitive() || field.equals(link);
                    bytes += 8 + (followed ? 0 : ofField(field, node, depth));
                }
            }
        }
        return bytes;
    }

    private static @Nullable Object read(Field link, Object node) {
        try {
            return link.get(node);
        } catch (IllegalAccessException | IllegalArgumentException e) {
            return null;
        }
    }

    private static long ofField(Field field, Object owner, int depth) {
        try {
            return field.trySetAccessible() ? bytes(field.get(owner), depth + 1) : 0;
        } catch (IllegalAccessException e) {
            return 0;
        }
    }
}
