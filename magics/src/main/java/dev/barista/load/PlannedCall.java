package dev.barista.load;

import dev.barista.market.BarsQuery;
import dev.barista.market.DateRange;

/**
 * One call of a plan. Immutable.
 *
 * @param query its first page
 * @param days the days it covers
 */
record PlannedCall(BarsQuery query, DateRange days) {}
