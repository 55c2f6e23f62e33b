package dev.barista.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values as plain text: arrays with their elements, and long arrays, collections and maps cut. Strings stand without
 * quotes, as the Java and Kotlin kernels show them, so that a text of several lines can be read.
 */
final class ValueText {
    private static final int MAX_ELEMENTS = 1_000;
    private static final int MAX_DEPTH = 5;

    private ValueText() {}

    static String of(@Nullable Object value) {
        return of(value, 0);
    }

    private static String of(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        // Only the JDK's own: others may have a better toString of their own.
        boolean plain = value.getClass().getName().startsWith("java.") && depth <= MAX_DEPTH;
        if (value.getClass().isArray() && depth <= MAX_DEPTH) {
            return array(value, depth);
        } else if (plain && value instanceof Collection<?> collection) {
            return joined("[", collection.iterator(), collection.size(), "]", e -> of(e, depth + 1));
        } else if (plain && value instanceof Map<?, ?> map) {
            return joined("{", map.entrySet().iterator(), map.size(), "}", e -> entry((Map.Entry<?, ?>) e, depth));
        }
        if (value instanceof Optional<?> optional && optional.isPresent() && depth <= MAX_DEPTH) {
            return "Optional[" + of(optional.get(), depth + 1) + "]";
        } else if (value instanceof CompletableFuture<?> future && depth <= MAX_DEPTH) {
            return "CompletableFuture[" + state(future, depth) + "]";
        }
        return ClassNames.readable(String.valueOf(value));
    }

    /** Never waits. */
    private static String state(CompletableFuture<?> future, int depth) {
        if (!future.isDone()) {
            return "running";
        } else if (future.isCancelled()) {
            return "cancelled";
        }
        try {
            return "done: " + of(future.getNow(null), depth + 1);
        } catch (CompletionException e) {
            return "failed: " + (e.getCause() == null ? e : e.getCause());
        }
    }

    private static String entry(Map.Entry<?, ?> entry, int depth) {
        return of(entry.getKey(), depth + 1) + "=" + of(entry.getValue(), depth + 1);
    }

    private static String array(Object array, int depth) {
        Iterator<@Nullable Object> elements = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < Array.getLength(array);
            }

            @Override
            public @Nullable Object next() {
                return Array.get(array, next++);
            }
        };
        return joined("[", elements, Array.getLength(array), "]", e -> of(e, depth + 1));
    }

    private static String joined(
            String open, Iterator<?> elements, int size, String close, Function<Object, String> text) {
        StringBuilder joined = new StringBuilder(open);
        int count = 0;
        for (; elements.hasNext() && count < MAX_ELEMENTS; count++) {
            joined.append(count == 0 ? "" : ", ").append(text.apply(elements.next()));
        }
        if (count < size && elements.hasNext()) {
            joined.append(String.format(", … %,d more", size - count));
        }
        return joined.append(close).toString();
    }
}
