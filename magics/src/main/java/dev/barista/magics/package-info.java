/** What a trader types: the magics {@code %bars}, {@code %quality} and {@code %plot}, and the progress of a load. */
@NullMarked
package dev.barista.magics;

import org.jspecify.annotations.NullMarked;
