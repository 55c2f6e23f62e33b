/** Background jobs: what goes on after a cell is done; state, progress out, cancellation in. */
@NullMarked
package dev.barista.kernel.job;

import org.jspecify.annotations.NullMarked;
