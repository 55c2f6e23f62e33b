/** Comms: lines between objects of the kernel and of a front end, over which either side speaks when it likes. */
@NullMarked
package dev.barista.kernel.comm;

import org.jspecify.annotations.NullMarked;
