/** Bars read from real files. */
@NullMarked
package dev.barista.store;

import org.jspecify.annotations.NullMarked;
