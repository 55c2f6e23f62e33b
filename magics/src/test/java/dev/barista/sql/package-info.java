/** Bars read from real files. */
@NullMarked
package dev.barista.sql;

import org.jspecify.annotations.NullMarked;
