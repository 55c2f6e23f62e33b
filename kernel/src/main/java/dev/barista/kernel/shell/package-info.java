/** Java in cells: the only room that touches JShell. Evaluates, completes, inspects, binds variables, stops code. */
@NullMarked
package dev.barista.kernel.shell;

import org.jspecify.annotations.NullMarked;
