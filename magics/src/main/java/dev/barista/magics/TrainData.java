package dev.barista.magics;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.Variables;
import dev.barista.load.Load;
import dev.barista.quality.CleanedBars;
import dev.barista.table.TableBars;
import dev.barista.train.worker.Agents;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
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

    /** Before anything is loaded. */
    static final TrainData NONE = new TrainData(new Agents.Data(Map.of(), Map.of()), "", false);

    /**
     * Of a load, which is waited for, of cleaned bars, or of a table of bars.
     *
     * @param cell says below what it waits for
     *
     * @throws UserMistake if there is no such variable, it holds no bars, or not all of them arrived
     */
    static TrainData of(CellContext cell, Variables variables, String name) {
        Object value = variables.find(name).orElse(null);
        if (value instanceof CleanedBars cleaned) {
            return named(new Agents.Data(cleaned.bars(), Map.of()), cleaned.title());
        }
        if (value instanceof Table table) {
            return named(new Agents.Data(TableBars.of(table), Map.of()), table.name());
        }
        Load load = LoadLookup.find(variables, name);
        if (load.isDone()) {
            return of(name, load);
        }
        LiveDisplay waiting = cell.live(new DisplayData("Waiting for " + name + ", which is still loading"));
        try {
            return of(name, load);
        } finally {
            waiting.finish(new DisplayData("Waited for " + name + (load.isDone() ? "" : ", which goes on loading")));
        }
    }

    /**
     * Of a load, which is waited for.
     *
     * @param name of the load, for what is said if not all of it arrives
     */
    static TrainData of(String name, Load load) {
        load.await();
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
