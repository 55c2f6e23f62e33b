/** Tests that stand in cells: taken apart, run by the JUnit Platform, shown as a tree; and assertions on data. */
@NullMarked
package dev.barista.unittest;

import org.jspecify.annotations.NullMarked;
