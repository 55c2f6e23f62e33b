package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.store.BarSet;
import java.time.Instant;

/**
 * Where the bars of a complete symbol are that a load left to the store, since it brings more than memory holds. Immutable.
 *
 * @param set of the store
 * @param from the first moment of which the load asked for bars
 * @param end the moment after the last one of which the store has them
 * @param rest those that the store has not, since their session is not over; in memory
 */
public record LeftToStore(BarSet set, Instant from, Instant end, Bars rest) {}
