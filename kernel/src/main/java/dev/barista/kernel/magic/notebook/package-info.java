/** Magics that look at the notebook and its surroundings, or show text as it is. */
@NullMarked
package dev.barista.kernel.magic.notebook;

import org.jspecify.annotations.NullMarked;
