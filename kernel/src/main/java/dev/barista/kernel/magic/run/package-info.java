/** Magics that run something: code of the notebook, scripts, commands of the system. */
@NullMarked
package dev.barista.kernel.magic.run;

import org.jspecify.annotations.NullMarked;
