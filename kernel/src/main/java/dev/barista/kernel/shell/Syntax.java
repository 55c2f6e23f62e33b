package dev.barista.kernel.shell;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
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
    private enum Context {
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

    /**
     * What is wrong with the form of {@code text}, which should be one snippet; empty if nothing is. Of several attempts
     * at reading it the one that came furthest is reported, and of that the first error: others follow from it.
     */
    Optional<Evaluated.Problem> error(String text) {
        Fault furthest = null;
        for (Context context : contexts(text)) {
            Optional<Fault> fault = firstFault(context, text, context.after);
            if (fault.isEmpty()) {
                return Optional.empty();
            }
            furthest = fault.get().further(furthest);
        }
        return Optional.ofNullable(furthest).map(it -> new Evaluated.Problem(it.message(), it.start(), it.end()));
    }

    /** True if more text could make a snippet of {@code text}: nothing is wrong before its end. */
    boolean isBegun(String text) {
        return contexts(text).stream()
                .map(context -> firstFault(context, text, "\n"))
                .anyMatch(fault -> fault.isEmpty()
                        || UNFINISHED.contains(fault.get().code())
                        || NO_CODE.matcher(text.substring(fault.get().start())).matches());
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

    private Optional<Fault> firstFault(Context context, String text, String after) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileObject unit = new Unit(context.before + text + after);
        try {
            ((JavacTask) compiler.getTask(null, files, found, List.of("-proc:none"), null, List.of(unit))).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> fault(each, context.before.length(), text.length()))
                .filter(fault -> !NO_SYNTAX.contains(fault.code()))
                .findFirst();
    }

    private static Fault fault(Diagnostic<?> found, int shift, int length) {
        int start = (int) Math.max(0, Math.min(found.getPosition() - shift, length));
        int end = (int) Math.max(start, Math.min(found.getEndPosition() - shift, length));
        String code = found.getCode().startsWith(CODE) ? found.getCode().substring(CODE.length()) : found.getCode();
        return new Fault(code, found.getMessage(Locale.ENGLISH).strip(), start, end);
    }

    /** Source in memory. */
    private static final class Unit extends SimpleJavaFileObject {
        private final String source;

        Unit(String source) {
            super(URI.create("cell:///$.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
