package dev.barista.kernel.display;

import java.util.function.DoubleSupplier;

/**
 * What a live output offers beyond its text, in front ends with widgets.
 *
 * @param done how far it is, from 0 to 1; asked by any thread
 * @param cancel ends what is shown; called by any thread when the user asks for it
 */
public record Controls(DoubleSupplier done, Runnable cancel) {}
