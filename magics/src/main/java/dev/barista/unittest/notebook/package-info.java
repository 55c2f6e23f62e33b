/** Notebooks as tests of the JUnit Platform: found below folders, executed headless in JVMs of their own. */
@NullMarked
package dev.barista.unittest.notebook;

import org.jspecify.annotations.NullMarked;
