package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.load.LoadProgress;
import dev.barista.market.Bars;
import dev.barista.market.Symbol;
import dev.barista.quality.CleanedBars;
import dev.barista.table.TableBars;
import dev.barista.train.worker.Agents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * What a variable has to train on, or will have. Immutable.
 *
 * @param bars of symbols and, where the load has them, of option contracts; none yet while they are loading
 * @param symbols in the order of asking
 * @param source where they come from
 * @param practice whether they are made up
 */
record TrainData(Agents.Data bars, List<String> symbols, String source, boolean practice) {
    TrainData {
        symbols = List.copyOf(symbols);
    }

    /** What titles of practice data say. */
    private static final String PRACTICE = PracticeData.NAME;

    private static final Agents.Data NOTHING = new Agents.Data(Map.of(), Map.of());

    /** Before anything is loaded. */
    static final TrainData NONE = new TrainData(NOTHING, List.of(), "", false);

    /**
     * Of a load that is done, of cleaned bars, or of a table of bars.
     *
     * @throws UserMistake if there is no such variable, it holds no bars, or not all of them arrived
     */
    static TrainData of(Variables variables, String name) {
        Object value = variables.find(name).orElse(null);
        if (value instanceof CleanedBars cleaned) {
            return named(cleaned.bars(), cleaned.title());
        }
        if (value instanceof Table table) {
            return named(TableBars.of(table), table.name());
        }
        return of(name, LoadLookup.find(variables, name));
    }

    /** What is known of a load that is under way. */
    static TrainData announced(Load load) {
        LoadProgress now = load.progress();
        return new TrainData(NOTHING, load.symbols(), now.source(), now.practice());
    }

    /**
     * Of a load that is done.
     *
     * @param name of the load, for what is said if not all of it arrived
     */
    static TrainData of(String name, Load load) {
        if (!load.failures().isEmpty()) {
            throw new UserMistake("not all of " + name + " arrived: "
                    + load.failures().values().iterator().next());
        }
        LoadProgress last = load.progress();
        return new TrainData(
                new Agents.Data(load.bars(), load.contractBars()),
                names(load.bars().keySet()),
                last.source(),
                last.practice());
    }

    private static TrainData named(Map<Symbol, Bars> bars, String title) {
        boolean practice = title.contains(PRACTICE);
        return new TrainData(
                new Agents.Data(bars, Map.of()), names(bars.keySet()), practice ? PRACTICE : title, practice);
    }

    private static List<String> names(Set<Symbol> symbols) {
        return symbols.stream().map(Symbol::toString).toList();
    }
}
