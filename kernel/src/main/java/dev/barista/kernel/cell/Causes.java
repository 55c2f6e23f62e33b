package dev.barista.kernel.cell;

import org.jspecify.annotations.Nullable;

/** Looks behind errors for what caused them. Stateless. */
public final class Causes {
    /** Chains are short; one that leads back to itself has no end. */
    private static final int DEEPEST = 10;

    private Causes() {}

    /** The first of this type among {@code error} and its causes; null if there is none. Allocates nothing. */
    public static <T extends Throwable> @Nullable T first(Throwable error, Class<T> type) {
        @Nullable Throwable at = error;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
