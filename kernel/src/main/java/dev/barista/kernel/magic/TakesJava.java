package dev.barista.kernel.magic;

/** A magic whose text is Java, or another magic: front ends complete it as they complete cells. */
public interface TakesJava extends TakesText {}
