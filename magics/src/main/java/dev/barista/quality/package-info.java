/** How good bars are: checks make findings, findings make one score per symbol, and the score says how it came about. */
@NullMarked
package dev.barista.quality;

import org.jspecify.annotations.NullMarked;
