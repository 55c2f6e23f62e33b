/**
 * Plots: candlesticks and quality pictures as mime bundles that show something in every front end, and Tablesaw's own
 * figures shown offline and fenced off from the notebook.
 */
@NullMarked
package dev.barista.plot;

import org.jspecify.annotations.NullMarked;
