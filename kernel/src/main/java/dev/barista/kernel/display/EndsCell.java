package dev.barista.kernel.display;

/**
 * Marks what is thrown to end a cell that was interrupted. Whoever catches all that users' code may throw lets this
 * through.
 */
public interface EndsCell {}
