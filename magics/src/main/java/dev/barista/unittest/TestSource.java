package dev.barista.unittest;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.barista.kernel.cell.UserMistake;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A test cell's source as the one class that all of it goes into: bare methods become its own, classes are nested in it.
 * Every line stays where it is. Immutable.
 *
 * @param imports what the cell imports, a declaration each
 * @param lines of the cell below the magic, as they were typed
 * @param members what stands in the class
 * @param names of its members, by which the same cell is known again
 * @param order names of all its methods and classes and of those in its classes, in the order in which they stand there
 */
record TestSource(List<String> lines, List<String> imports, String members, Set<String> names, List<String> order) {
    private static final Pattern HEAD =
            Pattern.compile("(?:\\s|//[^\\n]*|/\\*(?s:.*?)\\*/)*+((package|import)\\s[^;]*;)");
    private static final Set<Tree.Kind> STATIC_ANYWAY =
            Set.of(Tree.Kind.INTERFACE, Tree.Kind.ENUM, Tree.Kind.RECORD, Tree.Kind.ANNOTATION_TYPE);
    private static final Set<String> STATIC_METHODS = Set.of("BeforeAll", "AfterAll");
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");
    private static final Set<String> SOURCES = Set.of("MethodSource", "FieldSource");
    private static final Pattern SOURCE_NAME = Pattern.compile("\"([A-Za-z_$][\\w$]*)(?:\\([^)\"]*\\))?\"");

    TestSource {
        lines = List.copyOf(lines);
        imports = List.copyOf(imports);
        names = Set.copyOf(names);
        order = List.copyOf(order);
    }

    /**
     * Takes a cell apart.
     *
     * @param body what stands below the magic's line
     * @param firstLine the line of the cell in which that begins
     * @throws UserMistake if it is not Java, or no member of a class
     */
    static TestSource parse(String body, int firstLine) {
        List<String> imports = new ArrayList<>();
        String members = withoutHead(body, imports);
        String head = head("Tests");
        CompilationUnitTree[] unit = new CompilationUnitTree[1];
        JavacTask task = parse(head + members + "\n}", unit, members, head.length(), firstLine);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        ClassTree whole = (ClassTree) unit[0].getTypeDecls().get(0);
        Set<String> sources = sources(whole);
        Set<String> names = new TreeSet<>();
        List<Integer> statics = new ArrayList<>();
        for (Tree member : whole.getMembers()) {
            name(member, names);
            if (isToBeStatic(member, sources)) {
                statics.add((int) positions.getStartPosition(unit[0], member));
            }
        }
        StringBuilder text = new StringBuilder(members);
        for (int i = statics.size() - 1; i >= 0; i--) {
            text.insert(statics.get(i) - head.length(), "static ");
        }
        return new TestSource(body.lines().toList(), imports, text.toString(), names, order(whole));
    }

    /** The class; its members begin on the second line. */
    String text(String className) {
        return head(className) + members + "\n}";
    }

    private static String head(String className) {
        return "class " + className + " {\n";
    }

    /** Blanks out what stands above classes in a file: imports, which are kept, and the package, which a cell has none of. */
    private static String withoutHead(String body, List<String> imports) {
        StringBuilder rest = new StringBuilder(body);
        Matcher next = HEAD.matcher(body);
        int from = 0;
        while (next.region(from, body.length()).lookingAt()) {
            if (next.group(2).equals("import")) {
                imports.add(next.group(1));
            }
            for (int at = next.start(1); at < next.end(1); at++) {
                if (body.charAt(at) != '\n') {
                    rest.setCharAt(at, ' ');
                }
            }
            from = next.end();
        }
        return rest.toString();
    }

    private static JavacTask parse(
            String source, CompilationUnitTree[] unit, String members, int shift, int firstLine) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("cell:///Tests.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavacTask task = (JavacTask) compiler.getTask(null, null, found, List.of("-proc:none"), null, List.of(file));
        try {
            unit[0] = task.parse().iterator().next();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                throw mistake(each, members, shift, firstLine);
            }
        }
        if (unit[0].getTypeDecls().size() != 1) {
            throw new UserMistake("CompileError", "this cell has a closing brace too many");
        }
        return task;
    }

    private static UserMistake mistake(Diagnostic<?> error, String members, int shift, int firstLine) {
        int at = (int) Math.max(0, Math.min(error.getPosition() - shift, members.length()));
        String before = members.substring(0, at);
        long line = firstLine + before.chars().filter(c -> c == '\n').count();
        int start = before.lastIndexOf('\n') + 1;
        int end = members.indexOf('\n', at);
        String text = members.substring(start, end < 0 ? members.length() : end);
        return new UserMistake(
                "CompileError",
                "Line " + line + ": " + error.getMessage(Locale.ENGLISH).strip()
                        + ". A test cell holds methods, fields and classes; statements go into a @Test method.\n    "
                        + text + "\n    " + " ".repeat(at - start) + "^");
    }

    private static List<String> order(ClassTree type) {
        List<String> names = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                names.add(method.getName().toString());
            } else if (member instanceof ClassTree inner) {
                names.add(inner.getSimpleName().toString());
                names.addAll(order(inner));
            }
        }
        return names;
    }

    private static void name(Tree member, Set<String> names) {
        if (member instanceof MethodTree method) {
            names.add(method.getName().toString());
        } else if (member instanceof ClassTree type) {
            names.add(type.getSimpleName().toString());
        }
    }

    /** Of classes those that are not inner ones, of methods and fields those of which JUnit demands it. */
    private static boolean isToBeStatic(Tree member, Set<String> sources) {
        if (member instanceof ClassTree type) {
            return !STATIC_ANYWAY.contains(type.getKind())
                    && !isStatic(type.getModifiers())
                    && !has(type.getModifiers(), Set.of("Nested"));
        } else if (member instanceof VariableTree field) {
            return !isStatic(field.getModifiers())
                    && sources.contains(field.getName().toString());
        }
        return member instanceof MethodTree method
                && method.getReturnType() != null
                && !isStatic(method.getModifiers())
                && (has(method.getModifiers(), STATIC_METHODS)
                        || (sources.contains(method.getName().toString()) && !has(method.getModifiers(), TESTS)));
    }

    private static boolean isStatic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.STATIC);
    }

    private static boolean has(ModifiersTree modifiers, Set<String> names) {
        return modifiers.getAnnotations().stream().anyMatch(each -> names.contains(name(each)));
    }

    private static String name(AnnotationTree annotation) {
        String full = annotation.getAnnotationType().toString();
        return full.substring(full.lastIndexOf('.') + 1);
    }

    /** The names in {@code @MethodSource("…")}; without any, that of the method itself. {@code @FieldSource} likewise. */
    private static Set<String> sources(ClassTree whole) {
        Set<String> names = new TreeSet<>();
        for (Tree member : whole.getMembers()) {
            if (member instanceof MethodTree method) {
                for (AnnotationTree each : method.getModifiers().getAnnotations()) {
                    if (!SOURCES.contains(name(each))) {
                        continue;
                    }
                    SOURCE_NAME
                            .matcher(each.getArguments().toString())
                            .results()
                            .forEach(found -> names.add(found.group(1)));
                    if (each.getArguments().isEmpty()) {
                        names.add(method.getName().toString());
                    }
                }
            }
        }
        return names;
    }
}
