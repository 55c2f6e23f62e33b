package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.display.LiveDisplay;
import dev.barista.kernel.magic.Declarations.Declared;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.kernel.magic.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A test cell that is run again whenever something that it uses changes. Made by {@link Watcher}; one thread at a time. */
final class Watched {
    private final TestCell tests;
    private final CellContext cell;
    private final LiveDisplay display;
    private final RunOptions options;
    private @Nullable Declared seen;
    private Map<String, Object> values = Map.of();
    private int runs;
    private volatile @Nullable Run run;

    Watched(TestCell tests, CellContext cell, LiveDisplay display, RunOptions options) {
        this.tests = tests;
        this.cell = cell;
        this.display = display;
        this.options = options;
    }

    TestCell tests() {
        return tests;
    }

    /** Remembers what the tests use now; whether that is other than the last time. */
    boolean hasChanged(KernelServices kernel) {
        @Nullable Declared now = kernel.declarations().find(tests.className()).orElse(null);
        Map<String, Object> current = values(now == null ? Set.of() : now.mentioned(), kernel.variables());
        boolean same = isSame(seen, now) && isSame(values, current);
        seen = now;
        values = current;
        return !same;
    }

    private Map<String, Object> values(Set<String> names, Variables variables) {
        Map<String, Object> found = new HashMap<>();
        for (String each : variables.names()) {
            if (names.contains(each)) {
                variables.find(each).ifPresent(value -> found.put(each, value));
            }
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // A class compiled anew is another one.
    private static boolean isSame(@Nullable Declared before, @Nullable Declared now) {
        return (before == null || now == null)
                ? before == now
                : before.type() == now.type() && before.missing().equals(now.missing());
    }

    private static boolean isSame(Map<String, Object> before, Map<String, Object> now) {
        return before.keySet().equals(now.keySet())
                && before.keySet().stream().allMatch(name -> isSame(before.get(name), now.get(name)));
    }

    /** Small values by what they are, all others by identity: their equals may be slow, or the user's own. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(@Nullable Object before, @Nullable Object now) {
        return before == now || (before != null && isSmall(before) && before.equals(now));
    }

    private static boolean isSmall(Object value) {
        return value instanceof Number
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Character;
    }

    /** Ends a run that goes on: what it uses has changed, or it is watched no longer. */
    void stop() {
        Run going = run;
        if (going != null) {
            going.stop();
        }
    }

    /** Runs the tests where they are shown. */
    Report run(Execution execution) throws Exception {
        runs++;
        Run run = new Run(List.of(tests), options, false, "watching, run " + runs);
        this.run = run;
        try {
            execution.runAll(cell, display, List.of(tests), options, run);
        } finally {
            display.update(() -> TestView.render(run.report(true)));
        }
        return run.report(true);
    }
}
