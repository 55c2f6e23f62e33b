/** Faults put into clean bars, and whether they are found. */
@NullMarked
package dev.barista.quality;

import org.jspecify.annotations.NullMarked;
