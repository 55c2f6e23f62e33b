package dev.barista.magics;

import dev.barista.kernel.magic.Variables;
import dev.barista.load.LeftToStore;
import dev.barista.load.Load;
import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.sql.SqlTables;
import dev.barista.store.BarSet;
import dev.barista.table.BarTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            return Optional.of(new Source(table, false, () -> new Content(table, null)));
        }
        return value instanceof Load load
                ? Optional.of(new Source(load, load.isDone(), () -> arrived(load)))
                : Optional.empty();
    }

    /** All of it; of a load that failed in part what there is. */
    private static Content arrived(Load load) {
        load.await();
        List<LeftToStore> left = load.leftToStore();
        return left.isEmpty()
                ? new Content(
                        load.failures().isEmpty() && !load.progress().cancelled() ? load.table() : load.soFar(), null)
                : stored(load.bars(), left);
    }

    /** The sessions that are not over, and symbols that could not be left to the store, are in memory. */
    private static Content stored(Map<Symbol, Bars> complete, List<LeftToStore> left) {
        Map<Symbol, Bars> inMemory = new LinkedHashMap<>();
        left.forEach(each -> inMemory.put(each.set().symbol(), each.rest()));
        complete.keySet().forEach(symbol -> inMemory.computeIfAbsent(symbol, complete::get));
        BarSet set = left.get(0).set();
        return new Content(
                BarTables.of("in memory", inMemory),
                new Stored(
                        left.stream().map(each -> each.set().symbol().value()).toList(),
                        set.timeframe().toString(),
                        set.adjustment().wireName(),
                        set.feedName(),
                        left.get(0).from(),
                        left.get(0).end()));
    }
}
