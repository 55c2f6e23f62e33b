package dev.barista.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name of the store as Spark sees it. Immutable.
 *
 * @param folder of Parquet files, which Spark knows as {@code barista_files_NAME}; empty for none
 * @param select what the name means
 */
record SparkView(String name, String folder, String select) {
    private static final String NO_ROWS = "select cast(null as string) contract, cast(null as string) symbol, "
            + "cast(null as timestamp) time, cast(null as double) open, cast(null as double) high, "
            + "cast(null as double) low, cast(null as double) close, cast(null as bigint) volume, "
            + "cast(null as bigint) trade_count, cast(null as double) vwap, cast(null as string) timeframe, "
            + "cast(null as string) adjustment, cast(null as string) feed where false";

    /**
     * What a statement may mean.
     *
     * @param store null for none
     * @param names that it mentions
     */
    static List<SparkView> of(@Nullable Path store, Set<String> names) {
        return StoreTables.NAMES.stream()
                .filter(kind -> names.stream().anyMatch(kind::equalsIgnoreCase))
                .map(kind -> of(store, kind))
                .toList();
    }

    private static SparkView of(@Nullable Path store, String kind) {
        return SqlDatabase.filesOf(store, kind)
                .map(folder -> new SparkView(
                        kind,
                        folder.toUri().toString(),
                        "select " + SqlDatabase.columns(kind) + " from barista_files_" + kind))
                .orElseGet(() ->
                        new SparkView(kind, "", "select " + SqlDatabase.columns(kind) + " from (" + NO_ROWS + ")"));
    }
}
