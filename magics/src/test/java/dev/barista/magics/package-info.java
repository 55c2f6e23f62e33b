/** Tests of the magics, in cells of the kernel's own engine. */
@NullMarked
package dev.barista.magics;

import org.jspecify.annotations.NullMarked;
