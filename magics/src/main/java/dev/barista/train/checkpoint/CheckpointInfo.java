package dev.barista.train.checkpoint;

import java.util.OptionalDouble;

/**
 * A checkpoint as its directory lists it.
 *
 * @param name of its file
 * @param step at which it was made
 * @param validation how well it did on data it had not learnt from, the higher the better; empty if that was not tried
 */
public record CheckpointInfo(String name, long step, OptionalDouble validation) {}
