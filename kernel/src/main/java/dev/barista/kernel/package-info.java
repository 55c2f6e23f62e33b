/** The kernel's entry point: puts the rooms together and starts them. */
@NullMarked
package dev.barista.kernel;

import org.jspecify.annotations.NullMarked;
