/**
 * One vendor: Alpaca's market data API over HTTP, or anything that answers like it. Requests, decoding, outcomes; the
 * only room that knows of the HTTP client and the JSON parser.
 */
@NullMarked
package dev.barista.alpaca;

import org.jspecify.annotations.NullMarked;
