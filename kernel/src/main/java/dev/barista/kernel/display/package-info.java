/** What a cell shows: mime bundles, outputs that go on changing, renderers, escaping. */
@NullMarked
package dev.barista.kernel.display;

import org.jspecify.annotations.NullMarked;
