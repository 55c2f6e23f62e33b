/** A small part of the Jupyter widgets protocol: panels with a bar, a button and HTML, alive in the front end. */
@NullMarked
package dev.barista.kernel.widget;

import org.jspecify.annotations.NullMarked;
