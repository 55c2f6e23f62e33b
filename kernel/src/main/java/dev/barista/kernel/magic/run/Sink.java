package dev.barista.kernel.magic.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of an expression that is timed, so that the JVM must not leave out what makes them: opaque writes
 * cost next to nothing and are never merged. Made for each timing; for one thread.
 */
public final class Sink {
    private static final VarHandle NUMBER = handle("number", long.class);
    private static final VarHandle FRACTION = handle("fraction", double.class);
    private static final VarHandle OBJECT = handle("object", Object.class);

    @SuppressWarnings("unused") // written by its handle
    private long number;

    @SuppressWarnings("unused") // written by its handle
    private double fraction;

    @SuppressWarnings("unused") // written by its handle
    private @Nullable Object object;

    /** Takes an integral number or a character. */
    public void keep(long value) {
        NUMBER.setOpaque(this, value);
    }

    /** Takes a floating-point number. */
    public void keep(double value) {
        FRACTION.setOpaque(this, value);
    }

    /** Takes a truth value. */
    public void keep(boolean value) {
        NUMBER.setOpaque(this, value ? 1L : 0L);
    }

    /** Takes an object. */
    public void keep(@Nullable Object value) {
        OBJECT.setOpaque(this, value);
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Sink.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
