/** SQL on loaded tables and on the store: a database in memory, its driver fetched when it is first asked for. */
@NullMarked
package dev.barista.sql;

import org.jspecify.annotations.NullMarked;
