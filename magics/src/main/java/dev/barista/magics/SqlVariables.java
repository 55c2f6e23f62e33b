package dev.barista.magics;

import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.sql.SqlTables;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** The notebook's loads and tables, as SQL sees them. Made for each call. */
record SqlVariables(Variables variables) implements SqlTables {
    @Override
    public List<String> names() {
        return variables.names().stream().filter(name -> find(name).isPresent()).toList();
    }

    @Override
    public Optional<Source> find(String name) {
        Object value = variables.find(name).orElse(null);
        if (value instanceof Table table) {
            return Optional.of(new Source(table, false, () -> table));
        }
        return value instanceof Load load
                ? Optional.of(new Source(load, load.isDone(), () -> arrived(load)))
                : Optional.empty();
    }

    /** All of it; of a load that failed in part what there is. */
    private static Table arrived(Load load) {
        load.await();
        return load.failures().isEmpty() && !load.progress().cancelled() ? load.table() : load.soFar();
    }
}
