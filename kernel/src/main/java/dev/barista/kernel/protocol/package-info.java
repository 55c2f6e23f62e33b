/** Answers the requests of Jupyter's messaging protocol; knows neither sockets nor JShell. */
@NullMarked
package dev.barista.kernel.protocol;

import org.jspecify.annotations.NullMarked;
