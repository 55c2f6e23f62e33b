/** Tablesaw tables: columns made from bars, and how any table is shown in a notebook. */
@NullMarked
package dev.barista.table;

import org.jspecify.annotations.NullMarked;
