package dev.barista.kernel.cell;

import dev.barista.kernel.shell.JavaShell;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that cells showed: {@code __} the latest, {@code ___} and {@code ____} those before, {@code _7} that of cell
 * 7 ({@code _} alone is a keyword of Java). The latest few are kept. They become variables when code mentions them: a
 * declaration for each value would double the time of a cell. One for a kernel; used by the threads of cells.
 */
public final class Results {
    private static final int KEPT = 20;
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])(?:_{2,4}|_[1-9][0-9]{0,8})(?![\\w$])");

    private final JavaShell shell;
    private final Map<Integer, Object> byCell = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>();

    Results(JavaShell shell) {
        this.shell = shell;
    }

    /** Whether a variable of this name is one of these values, as far as the name tells. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Keeps what a cell is about to show. */
    synchronized void add(int executionCount, Object value) {
        if (value instanceof DisplayData) {
            return;
        }
        byCell.remove(executionCount);
        byCell.put(executionCount, value);
        if (byCell.size() > KEPT) {
            byCell.remove(byCell.keySet().iterator().next());
        }
        // Variables that go on holding what is no longer kept would hold the memory.
        declared.forEach(name -> {
            if (!shell.assign(name, value(name))) {
                shell.assign(name, null);
            }
        });
    }

    /** Declares those that {@code source} mentions, unless the user has variables of these names. */
    synchronized void declareMentioned(String source) {
        if (!source.contains("_")) {
            return;
        }
        NAME.matcher(source).results().map(found -> found.group()).distinct().forEach(name -> {
            Object value = value(name);
            boolean ours = declared.contains(name) || shell.typeOf(name).isEmpty();
            if (value != null
                    && ours
                    && shell.bind(name, value.getClass(), value).isEmpty()) {
                declared.add(name);
            }
        });
    }

    private @Nullable Object value(String name) {
        if (!name.startsWith("__")) {
            return byCell.get(Integer.parseInt(name.substring(1)));
        }
        List<Object> values = new ArrayList<>(byCell.values());
        int back = name.length() - 1;
        return back <= values.size() ? values.get(values.size() - back) : null;
    }
}
