/** Tests of the vendor's client, through real sockets. */
@NullMarked
package dev.barista.alpaca;

import org.jspecify.annotations.NullMarked;
