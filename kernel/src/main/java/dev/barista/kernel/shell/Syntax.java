package dev.barista.kernel.shell;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Asks javac's parser alone, which looks no names up, whether text is a snippet: JShell calls complete whatever has its
 * brackets closed. One for a shell; its lock guards it.
 */
final class Syntax {
    /** What may stand in a cell, and the text that makes a compilation unit of it. The order settles ties. */
    enum Context {
        STATEMENT("class $ { void $() {\n", "\n}}"),
        MEMBER("class $ {\n", "\n}"),
        EXPRESSION("class $ { Object $() { return\n", "\n;}}"),
        IMPORT("", "\n");

        private final String before;
        private final String after;

        Context(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** No limit on errors: of the last text, too, the first is wanted. */
    private static final List<String> OPTIONS = List.of("-proc:none", "-Xmaxerrs", "1000000");

    private static final String CODE = "compiler.err.";
    /** Errors of meaning, not of form: JShell takes {@code static var x = 1;} and sealed types where javac does not. */
    private static final Set<String> NO_SYNTAX = Set.of(
            "restricted.type.not.allowed.here",
            "sealed.or.non.sealed.local.classes.not.allowed",
            "invalid.permits.clause",
            "mod.not.allowed.here");
    /** What javac says at the beginning, not at the end, of something unfinished. */
    private static final Set<String> UNFINISHED = Set.of(
            "premature.eof", "unclosed.comment", "unclosed.text.block", "try.without.catch.finally.or.resource.decls");
    /** Says that a type was read where an expression was tried: the other attempts say it better. */
    private static final String TYPE_READ = "dot.class.expected";

    private static final Pattern NO_CODE = Pattern.compile("(?:\\s|//[^\\n]*|/\\*(?s:.*?)\\*/)*+");

    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;

    Syntax() {
        compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .orElseThrow(() -> new IllegalStateException("This Java has no compiler. Use a JDK, not a JRE."));
        files = compiler.getStandardFileManager(null, Locale.ENGLISH, null);
    }

    /** The same as {@link #errors} for one. */
    Optional<Evaluated.Problem> error(String text) {
        return errors(List.of(text)).get(0);
    }

    /**
     * What is wrong with the form of each text, which should be one snippet; empty if nothing is. Of several attempts at
     * reading one that came furthest is reported, and of that the first error: others follow from it.
     */
    List<Optional<Evaluated.Problem>> errors(List<String> texts) {
        Map<String, List<Attempt>> attempts = new HashMap<>();
        for (String text : texts) {
            attempts.computeIfAbsent(text, it -> contexts(it).stream()
                    .map(context -> new Attempt(context, it, context.after))
                    .toList());
        }
        Map<Attempt, Fault> faults =
                firstFaults(attempts.values().stream().flatMap(List::stream).toList());
        return texts.stream()
                .map(text -> furthest(attempts.getOrDefault(text, List.of()), faults))
                .toList();
    }

    /** As what each text can be read, as a member of a class before as a statement; empty if its form is wrong. */
    List<Optional<Context>> readAs(List<String> texts) {
        List<List<Attempt>> attempts = texts.stream()
                .map(text -> contexts(text).stream()
                        .map(context -> new Attempt(context, text, context.after))
                        .sorted(Comparator.comparing(it -> it.context != Context.MEMBER))
                        .toList())
                .toList();
        Map<Attempt, Fault> faults =
                firstFaults(attempts.stream().flatMap(List::stream).toList());
        return attempts.stream()
                .map(each -> each.stream()
                        .filter(it -> !faults.containsKey(it))
                        .map(it -> it.context)
                        .findFirst())
                .toList();
    }

    private static Optional<Evaluated.Problem> furthest(List<Attempt> attempts, Map<Attempt, Fault> faults) {
        Fault furthest = null;
        for (Attempt attempt : attempts) {
            Fault fault = faults.get(attempt);
            if (fault == null) {
                return Optional.empty();
            }
            furthest = fault.further(furthest);
        }
        return Optional.ofNullable(furthest).map(it -> new Evaluated.Problem(it.message(), it.start(), it.end()));
    }

    /** True if more text could make a snippet of {@code text}: nothing is wrong before its end. */
    boolean isBegun(String text) {
        List<Attempt> attempts = contexts(text).stream()
                .map(context -> new Attempt(context, text, "\n"))
                .toList();
        Map<Attempt, Fault> faults = firstFaults(attempts);
        return attempts.stream()
                .map(faults::get)
                .anyMatch(fault -> fault == null
                        || UNFINISHED.contains(fault.code())
                        || NO_CODE.matcher(text.substring(fault.start())).matches());
    }

    private static List<Context> contexts(String text) {
        Matcher comments = NO_CODE.matcher(text);
        boolean isImport = text.startsWith("import", comments.lookingAt() ? comments.end() : 0);
        return isImport ? List.of(Context.IMPORT) : List.of(Context.STATEMENT, Context.MEMBER, Context.EXPRESSION);
    }

    /** The first error; its offsets are in {@code text}. */
    private record Fault(String code, String message, int start, int end) {
        Fault further(@Nullable Fault other) {
            return other == null || (other.start < start && !code.equals(TYPE_READ)) ? this : other;
        }
    }

    /** The first error of each attempt that has one; offsets are in its text. One task for all: a task costs 3 ms. */
    private Map<Attempt, Fault> firstFaults(List<Attempt> attempts) {
        Map<Attempt, Fault> faults = new HashMap<>();
        if (attempts.isEmpty()) {
            return faults;
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try {
            ((JavacTask) compiler.getTask(null, files, found, OPTIONS, null, attempts)).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR && each.getSource() instanceof Attempt attempt) {
                Fault fault = fault(each, attempt.context.before.length(), attempt.text.length());
                if (!NO_SYNTAX.contains(fault.code())) {
                    faults.putIfAbsent(attempt, fault);
                }
            }
        }
        return faults;
    }

    private static Fault fault(Diagnostic<?> found, int shift, int length) {
        int start = (int) Math.max(0, Math.min(found.getPosition() - shift, length));
        int end = (int) Math.max(start, Math.min(found.getEndPosition() - shift, length));
        String code = found.getCode().startsWith(CODE) ? found.getCode().substring(CODE.length()) : found.getCode();
        return new Fault(code, found.getMessage(Locale.ENGLISH).strip(), start, end);
    }

    /** A text in one of the places where it may stand; equal to itself alone. */
    private static final class Attempt extends SimpleJavaFileObject {
        private final Context context;
        private final String text;
        private final String after;

        Attempt(Context context, String text, String after) {
            super(URI.create("cell:///$.java"), Kind.SOURCE);
            this.context = context;
            this.text = text;
            this.after = after;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return context.before + text + after;
        }
    }
}
