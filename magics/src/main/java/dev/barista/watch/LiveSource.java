package dev.barista.watch;

import dev.barista.market.MarketData;
import java.time.Clock;
import java.time.Duration;

/**
 * A source that is asked for new bars again and again. Immutable.
 *
 * @param data whom to ask
 * @param clock what time it is there: bars until now are asked for
 * @param every how long to wait between an answer and the next call
 * @param pace how its time goes, for the reader, such as {@code "asked every 5 s"}
 * @param release gives back what was set up for this source; run once, when nobody asks any longer
 */
public record LiveSource(MarketData data, Clock clock, Duration every, String pace, Runnable release) {}
