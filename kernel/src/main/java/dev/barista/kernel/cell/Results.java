package dev.barista.kernel.cell;

import dev.barista.kernel.shell.JavaShell;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that cells showed: {@code __} the latest, {@code ___} and {@code ____} those before, {@code _7} that of cell
 * 7 ({@code _} alone is a keyword of Java), {@code Out} a map of them by number. The latest few are kept. They become
 * variables when code mentions them: a declaration for each value would double the time of a cell. One for a kernel; used
 * by the threads of cells.
 */
public final class Results {
    /** How many. */
    static final int KEPT = 20;

    private static final String ALL = "Out";
    /** A name that is declared is followed by other things than a use of it. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w$.])(?:(?:_{2,4}|_[1-9][0-9]{0,8})(?![\\w$])|" + ALL + "(?=\\s*[.,;)]|\\s*$))");

    private final JavaShell shell;
    private final Map<Integer, Result> byCell = new LinkedHashMap<>();
    /** The variables that were declared for them, and their types. */
    private final Map<String, String> declared = new HashMap<>();

    /** @param type of the expression; null if it is not known or cannot be written */
    private record Result(Object value, @Nullable String type) {
        String declaredType() {
            return type == null ? value.getClass().getName() : type;
        }
    }

    Results(JavaShell shell) {
        this.shell = shell;
    }

    /**
     * Whether a variable is one of these values, as far as name and type tell.
     *
     * @param type it is declared with
     */
    public static boolean isVariable(String name, String type) {
        return name.equals(ALL)
                ? type.endsWith(Earlier.class.getSimpleName())
                : NAME.matcher(name).matches();
    }

    /**
     * Keeps what a cell is about to show.
     *
     * @param type that the expression has, as Java writes it; null if that is not known
     */
    synchronized void add(int executionCount, Object value, @Nullable String type) {
        if (value instanceof DisplayData) {
            return;
        }
        byCell.remove(executionCount);
        byCell.put(executionCount, new Result(value, type));
        if (byCell.size() > KEPT) {
            byCell.remove(byCell.keySet().iterator().next());
        }
        // Variables that go on holding what is no longer kept would hold the memory.
        declared.keySet().stream().filter(name -> !name.equals(ALL)).forEach(name -> {
            @Nullable Result kept = result(name);
            if (kept == null || !shell.assign(name, kept.value())) {
                shell.assign(name, null);
            }
        });
    }

    /** Declares those that {@code source} mentions, unless the user has variables of these names. */
    synchronized void declareMentioned(String source) {
        if (!source.contains("_") && !source.contains(ALL)) {
            return;
        }
        NAME.matcher(source).results().map(found -> found.group()).distinct().forEach(name -> {
            @Nullable Result kept = result(name);
            boolean ours = shell.typeOf(name)
                    .map(type -> isVariable(name, type) && declared.containsKey(name))
                    .orElseGet(() -> !name.equals(ALL) || !shell.resolves(ALL));
            if (kept != null && ours && isDeclared(name, kept)) {
                declared.put(name, kept.declaredType());
            }
        });
    }

    /** With the type of the expression where it has a name, else with that of the value. */
    private boolean isDeclared(String name, Result kept) {
        if (kept.declaredType().equals(declared.get(name)) && shell.assign(name, kept.value())) {
            return true;
        }
        return (kept.type() != null && shell.declare(name, kept.type()).isEmpty() && shell.assign(name, kept.value()))
                || shell.bind(name, kept.value().getClass(), kept.value()).isEmpty();
    }

    private synchronized Map<Integer, Object> all() {
        Map<Integer, Object> values = new TreeMap<>();
        byCell.forEach((number, result) -> values.put(number, result.value()));
        return values;
    }

    /** What {@code Out} is: the values by the numbers of their cells, as they are kept when it is asked. */
    public static final class Earlier extends AbstractMap<Integer, Object> {
        private final Results results;

        private Earlier(Results results) {
            this.results = results;
        }

        @Override
        public Set<Map.Entry<Integer, Object>> entrySet() {
            return Collections.unmodifiableMap(results.all()).entrySet();
        }
    }

    private @Nullable Result result(String name) {
        if (name.equals(ALL)) {
            return new Result(new Earlier(this), Earlier.class.getCanonicalName());
        }
        if (!name.startsWith("__")) {
            return byCell.get(Integer.parseInt(name.substring(1)));
        }
        List<Result> values = new ArrayList<>(byCell.values());
        int back = name.length() - 1;
        return back <= values.size() ? values.get(values.size() - back) : null;
    }
}
