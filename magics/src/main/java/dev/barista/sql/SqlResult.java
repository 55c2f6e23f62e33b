package dev.barista.sql;

import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What SQL gave.
 *
 * @param table the rows of the last statement; null if it gives none
 * @param whole whether these are all of them
 */
public record SqlResult(@Nullable Table table, boolean whole) {}
