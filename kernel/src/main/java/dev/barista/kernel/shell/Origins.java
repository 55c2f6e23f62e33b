package dev.barista.kernel.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Knows from which line of which cell the code of a class comes, for stack traces. Remembers the latest few thousand
 * snippets. Any thread may ask; the compiler's thread records.
 */
final class Origins {
    private static final int REMEMBERED = 4_000;
    /** Where JShell's class for a statement has that, on JDK 17 to 25: below package, imports, class and method. */
    private static final int LINE_OF_STATEMENT = 5;

    private static final Pattern CELL_CLASS = Pattern.compile("REPL\\.\\$JShell\\$[0-9A-Z_]+");

    private final Map<String, Origin> byClass = Collections.synchronizedMap(lru());
    private final Map<String, Written> bySnippet = lru();

    /** A snippet as it stands in a cell: its source, and the line of the cell in which that begins. */
    record Written(String label, int firstLine, String source) {}

    private record Origin(Written written, List<Integer> compiledLineOf) {}

    /** The name of the compiled class that encloses {@code className}; empty if no cell made it. */
    static Optional<String> cellClass(String className) {
        Matcher matcher = CELL_CLASS.matcher(className);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** The name of a type as cells write it. */
    static String withoutCellClass(String canonicalName) {
        Matcher matcher = CELL_CLASS.matcher(canonicalName);
        return matcher.lookingAt() && matcher.end() < canonicalName.length()
                ? canonicalName.substring(matcher.end() + 1)
                : canonicalName;
    }

    /** Types as cells write them: {@code List<REPL.$JShell$7.Cup>} is {@code List<Cup>}. */
    static String withoutCellClasses(String types) {
        return Pattern.compile(CELL_CLASS.pattern() + "\\.").matcher(types).replaceAll("");
    }

    boolean knows(String className) {
        return cellClass(className).map(byClass::containsKey).orElse(true);
    }

    /**
     * The place of a frame of what is being evaluated: JShell tells how it compiled that only when it has run.
     *
     * @param statement whether that is one; of other snippets the first line is told
     */
    static Optional<Place> locateRunning(@Nullable Written written, StackTraceElement frame, boolean statement) {
        if (written == null || !frame.getMethodName().contains("do_it$")) {
            return Optional.empty();
        }
        int lines = (int) written.source().lines().count();
        int line = statement ? frame.getLineNumber() - LINE_OF_STATEMENT : 0;
        return Optional.of(place(written, line >= 0 && line < lines ? line : 0));
    }

    void record(Snippet snippet, Written written, SourceCodeAnalysis analysis) {
        bySnippet.put(snippet.id(), written);
        record(written, analysis.wrapper(snippet));
    }

    /**
     * Records a class that is compiled from one snippet, line by line.
     *
     * @param firstLine of the compiled text that shows the snippet
     */
    void record(String className, Written written, int firstLine) {
        int lines = (int) written.source().chars().filter(c -> c == '\n').count() + 1;
        byClass.put(
                className,
                new Origin(
                        written,
                        IntStream.range(firstLine, firstLine + lines).boxed().toList()));
    }

    /** Records again under the name that the snippet's class has now: JShell renames what it compiles anew. */
    void refresh(Snippet snippet, SourceCodeAnalysis analysis) {
        Written written = bySnippet.get(snippet.id());
        if (written != null) {
            record(written, analysis.wrapper(snippet));
        }
    }

    Optional<Place> locate(StackTraceElement frame) {
        return cellClass(frame.getClassName()).map(byClass::get).flatMap(origin -> place(origin, frame));
    }

    private void record(Written written, SnippetWrapper wrapper) {
        byClass.put(wrapper.fullClassName(), new Origin(written, compiledLines(written, wrapper)));
    }

    private static List<Integer> compiledLines(Written written, SnippetWrapper wrapper) {
        String[] lines = written.source().split("\n", -1);
        List<Integer> compiled = new ArrayList<>();
        int offset = 0;
        for (int line = 0; line < lines.length; line++) {
            compiled.add(compiledLine(wrapper, offset, lines[line].length()));
            offset += lines[line].length() + 1;
        }
        return compiled;
    }

    /** The line of the compiled text which shows the first character of the line that can be found there; 0 if none. */
    private static int compiledLine(SnippetWrapper wrapper, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            int position = wrapper.sourceToWrappedPosition(at);
            if (position > 0) {
                return 1
                        + (int) wrapper.wrapped()
                                .substring(0, position)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
            }
        }
        return 0;
    }

    private static Optional<Place> place(Origin origin, StackTraceElement frame) {
        List<Integer> compiled = origin.compiledLineOf;
        int found = -1;
        for (int line = 0; line < compiled.size(); line++) {
            if (compiled.get(line) > 0 && compiled.get(line) <= frame.getLineNumber()) {
                found = line;
            }
        }
        boolean run = frame.getMethodName().equals("do_it$");
        // What javac gives the line of the statement that JShell puts around an expression is on its first.
        return found < 0 && !run ? Optional.empty() : Optional.of(place(origin.written, Math.max(0, found)));
    }

    private static Place place(Written written, int line) {
        String text = written.source().split("\n", -1)[line];
        return new Place(written.label(), written.firstLine() + line, text.strip());
    }

    private static <V> Map<String, V> lru() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
