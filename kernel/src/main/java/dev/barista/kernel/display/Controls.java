package dev.barista.kernel.display;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a live output offers beyond its text, in front ends with widgets.
 *
 * @param done how far it is, from 0 to 1; asked by any thread
 * @param cancel ends what is shown; called by any thread when the user asks for it
 * @param open called every few seconds, by any thread, as long as a front end has the output open; null if nobody cares
 */
public record Controls(
        DoubleSupplier done, Runnable cancel, @Nullable Runnable open) {
    /** For what goes on whether someone looks or not. */
    public Controls(DoubleSupplier done, Runnable cancel) {
        this(done, cancel, null);
    }
}
