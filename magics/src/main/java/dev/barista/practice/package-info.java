/**
 * The practice market: a server on loopback that speaks Alpaca's bars API and answers made-up bars, so that a load
 * without keys goes the whole real way, over sockets, pages and a budget of calls.
 */
@NullMarked
package dev.barista.practice;

import org.jspecify.annotations.NullMarked;
