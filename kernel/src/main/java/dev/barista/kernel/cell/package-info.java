/** A cell on its way through the kernel: its parts, the running of them, and the context its outputs belong to. */
@NullMarked
package dev.barista.kernel.cell;

import org.jspecify.annotations.NullMarked;
