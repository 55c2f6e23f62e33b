/** Magics: what other jars implement to add some, the catalogue of them, and the general ones. */
@NullMarked
package dev.barista.kernel.magic;

import org.jspecify.annotations.NullMarked;
