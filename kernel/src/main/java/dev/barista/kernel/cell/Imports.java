package dev.barista.kernel.cell;

import dev.barista.kernel.shell.JavaShell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Imports that completion promised: it offers types that no import names yet by their simple names, and the import is
 * made when a cell that uses such a name is run. One for a kernel; any thread may use it.
 */
public final class Imports {
    private static final int MAX_OFFERED = 50;
    private static final int MIN_TYPED = 3;
    private static final int REMEMBERED = 1_000;
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[A-Z][\\w$]*");
    private static final Pattern TYPED = Pattern.compile("(?s).*(?<![\\w$.])([A-Z][\\w$]*)");

    private final JavaShell shell;
    private final Map<String, String> offered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Imports(JavaShell shell) {
        this.shell = shell;
    }

    /**
     * Types that could be meant by the name that ends at the cursor. A simple name that several packages have is left
     * to the author: it is offered with its packages.
     *
     * @param known what is offered already
     */
    List<CodeAssist.Proposal> offer(String code, int cursor, Set<String> known) {
        shell.types().prepare();
        var typed = TYPED.matcher(code.substring(0, cursor));
        if (!typed.matches() || typed.group(1).length() < MIN_TYPED || !isCode(code.substring(0, cursor))) {
            return List.of();
        }
        Map<String, List<String>> bySimpleName =
                new TreeMap<>(shell.types().startingWith(typed.group(1), MAX_OFFERED).stream()
                        .collect(Collectors.groupingBy(Imports::simpleName)));
        bySimpleName.keySet().removeAll(known);
        return bySimpleName.values().stream()
                .flatMap(types -> types.size() == 1
                        ? List.of(remembered(types.get(0))).stream()
                        : types.stream().map(type -> new CodeAssist.Proposal(type, "class")))
                .toList();
    }

    /** Packages for the name after {@code import}, which begins at {@code start}; JShell itself offers none. */
    List<CodeAssist.Proposal> packages(String code, int start, int cursor) {
        return shell.types().packagesStartingWith(code.substring(start, cursor), MAX_OFFERED).stream()
                .map(name -> new CodeAssist.Proposal(name, "module"))
                .toList();
    }

    private CodeAssist.Proposal remembered(String type) {
        synchronized (offered) {
            offered.put(simpleName(type), type);
        }
        String in = type.substring(0, type.lastIndexOf('.'));
        return new CodeAssist.Proposal(simpleName(type), "class in " + in);
    }

    /** Makes the imports that {@code source} needs of those that were offered, and returns their types. */
    List<String> makeFor(String source) {
        Map<String, String> mine;
        synchronized (offered) {
            if (offered.isEmpty()) {
                return List.of();
            }
            mine = Map.copyOf(offered);
        }
        return NAME.matcher(source)
                .results()
                .map(found -> found.group())
                .distinct()
                .filter(name -> mine.containsKey(name) && !declares(source, name))
                .map(mine::get)
                .filter(this::make)
                .toList();
    }

    private boolean make(String type) {
        synchronized (offered) {
            offered.remove(simpleName(type));
        }
        if (shell.resolves(simpleName(type))) {
            return false; // Declared or imported in another way meanwhile.
        }
        shell.evaluate("import " + type + ";", "import", 1);
        return true;
    }

    private static boolean declares(String source, String name) {
        return Pattern.compile(
                        "(?:class|interface|record|enum)\\s+" + name + "\\b|import\\s+[\\w.]+\\." + name + "\\s*;")
                .matcher(source)
                .find();
    }

    /** False within comments and literals. */
    static boolean isCode(String before) {
        int line = before.lastIndexOf('\n') + 1;
        return JavaText.of(before.substring(0, line)).goesOnWithCode()
                && before.substring(line)
                        .replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'", "")
                        .matches("(?!.*//)[^\"]*");
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** {@code source} with these imports at its head, below a cell magic. */
    static String addTo(String source, List<String> types) {
        String lines = types.stream().map(type -> "import " + type + ";\n").collect(Collectors.joining());
        int begin = JavaText.afterComments(source);
        if (source.startsWith("%%", begin)) {
            int end = source.indexOf('\n', begin) + 1;
            return source.substring(0, end) + lines + source.substring(end);
        }
        return lines + source;
    }
}
