@NullMarked
package dev.barista.watch;

import org.jspecify.annotations.NullMarked;
