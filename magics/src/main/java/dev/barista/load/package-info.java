/**
 * One load, from a request to bars: the plan of all calls, the pace they are made at, the loader that makes them, and
 * the load that users hold meanwhile. The only room that knows of the rate limiter.
 */
@NullMarked
package dev.barista.load;

import org.jspecify.annotations.NullMarked;
