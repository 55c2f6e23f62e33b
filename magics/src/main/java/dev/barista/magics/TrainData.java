package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.quality.CleanedBars;
import dev.barista.table.TableBars;
import dev.barista.train.worker.Agents;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What a variable has to train on. Immutable.
 *
 * @param bars of symbols and, where the load has them, of option contracts
 * @param source where they come from
 * @param practice whether they are made up
 */
record TrainData(Agents.Data bars, String source, boolean practice) {
    /** What titles of practice data say. */
    private static final String PRACTICE = PracticeData.NAME;

    /**
     * Of a load, which is waited for, of cleaned bars, or of a table of bars.
     *
     * @throws UserMistake if there is no such variable, it holds no bars, or not all of them arrived
     */
    static TrainData of(Variables variables, String name) {
        Object value = variables.find(name).orElse(null);
        if (value instanceof CleanedBars cleaned) {
            return named(new Agents.Data(cleaned.bars(), Map.of()), cleaned.title());
        }
        if (value instanceof Table table) {
            return named(new Agents.Data(TableBars.of(table), Map.of()), table.name());
        }
        Load load = LoadLookup.find(variables, name).await();
        if (!load.failures().isEmpty()) {
            throw new UserMistake("not all of " + name + " arrived: "
                    + load.failures().values().iterator().next());
        }
        return new TrainData(
                new Agents.Data(load.bars(), load.contractBars()),
                load.progress().source(),
                load.progress().practice());
    }

    private static TrainData named(Agents.Data bars, String title) {
        boolean practice = title.contains(PRACTICE);
        return new TrainData(bars, practice ? PRACTICE : title, practice);
    }
}
