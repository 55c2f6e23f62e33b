/** Transport: sockets and the threads that own them, signatures, and messages as they stand on the wire. */
@NullMarked
package dev.barista.kernel.wire;

import org.jspecify.annotations.NullMarked;
