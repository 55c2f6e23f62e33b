/** Tables made from bars, and how tables are shown. */
@NullMarked
package dev.barista.table;

import org.jspecify.annotations.NullMarked;
