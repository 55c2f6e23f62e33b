/** Bars as they come up: what a source is asked again and again, and what has arrived meanwhile. Knows nothing of cells. */
@NullMarked
package dev.barista.watch;

import org.jspecify.annotations.NullMarked;
