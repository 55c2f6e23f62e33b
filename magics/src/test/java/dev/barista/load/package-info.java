/** Tests of loads: plans as properties, pace in virtual time, loads through a real HTTP server. */
@NullMarked
package dev.barista.load;

import org.jspecify.annotations.NullMarked;
