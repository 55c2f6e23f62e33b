/** {@code %maven}: jars from Maven repositories, found by Maven's own resolver. */
@NullMarked
package dev.barista.kernel.magic.maven;

import org.jspecify.annotations.NullMarked;
