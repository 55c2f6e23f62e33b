@NullMarked
package dev.barista.unittest.notebook;

import org.jspecify.annotations.NullMarked;
