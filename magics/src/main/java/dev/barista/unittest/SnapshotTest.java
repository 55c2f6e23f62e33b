package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.CodeFailure;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.display.EndsCell;
import dev.barista.kernel.magic.KernelServices;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cell whose value is compared with a snapshot. Immutable.
 *
 * @param source its code
 */
record SnapshotTest(Snapshot snapshot, CellSource source) {
    /** What it is called in all runs. */
    String key() {
        return "snapshot " + snapshot.name();
    }

    /** Whether it is to be run; it has no tags. */
    boolean isWanted(Selection selection) {
        return selection.tags().isEmpty() && selection.takesKey(key()) && selection.takesName(snapshot.name());
    }

    /**
     * Runs the code and compares its value.
     *
     * @throws CodeFailure if it does not compile
     */
    Result run(KernelServices kernel, CellContext cell, boolean update) throws CodeFailure {
        long start = System.nanoTime();
        Snapshot.Outcome outcome = outcome(kernel, cell, update);
        double millis = (System.nanoTime() - start) / 1e6;
        Status status = outcome.failure().isPresent() ? Status.FAILED : Status.PASSED;
        @Nullable Failure failure = outcome.failure().orElse(null);
        return new Result(key(), key(), true, status, millis, failure, outcome.note(), "", List.of(), List.of());
    }

    // What the user's code throws is the test's failure, whatever it is.
    private Snapshot.Outcome outcome(KernelServices kernel, CellContext cell, boolean update) throws CodeFailure {
        @Nullable Object value;
        try {
            value = kernel.code().run(cell, source);
        } catch (CodeFailure e) {
            throw e;
        } catch (Throwable e) {
            if (e instanceof EndsCell && e instanceof Error stop) {
                throw stop;
            }
            return new Snapshot.Outcome(
                    "", Optional.of(new Failures(new Frames(kernel.declarations(), place -> place)).of(e)));
        }
        try {
            return snapshot.compare(value, update);
        } catch (UserMistake e) {
            String why = String.valueOf(e.getMessage());
            return new Snapshot.Outcome("", Optional.of(new Failure("SnapshotError", why, null, null, List.of())));
        }
    }
}
