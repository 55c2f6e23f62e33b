package dev.barista.kernel.magic;

/**
 * A magic that takes code or other text: after its options the rest of its line is one positional parameter, as it
 * stands, quotes included.
 */
public interface TakesText extends Magic {}
