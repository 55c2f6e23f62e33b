/**
 * The market's words: symbols, timeframes, sessions, bars, and the interface that every source of bars implements.
 */
@NullMarked
package dev.barista.market;

import org.jspecify.annotations.NullMarked;
