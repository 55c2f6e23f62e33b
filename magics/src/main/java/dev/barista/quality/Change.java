package dev.barista.quality;

import dev.barista.market.Symbol;
import java.time.Instant;

/**
 * One change that a repair made to one bar. Immutable.
 *
 * @param symbol whose bar
 * @param time beginning of the bar
 * @param repair what was done, such as {@code "spike fixed"}
 * @param before the values that were changed, or the whole bar if it was dropped
 * @param after what they are now; empty if the bar was dropped
 */
public record Change(Symbol symbol, Instant time, String repair, String before, String after) {}
