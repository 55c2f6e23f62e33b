package dev.barista.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControl.UserException;
import org.jspecify.annotations.Nullable;

/**
 * Runs expressions and statements, which declare nothing, with one run of javac where JShell makes five and keeps a
 * snippet. Whatever does not compile this way is left to JShell, which then says what is wrong with it. One for a shell,
 * guarded by its lock.
 */
final class QuickCode {
    private static final String METHOD = "do_it$";
    private static final String VALUE = "value$of$cell";
    private static final String SPACE = "(?:\\s|//[^\\n]*+\\n|/\\*(?s:.*?)\\*/)*+";
    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*+";

    /** How declarations begin: a word that begins nothing else, or a type and a name. */
    private static final Pattern DECLARATION = Pattern.compile(SPACE
            + "(?:@|<|(?:import|package|class|interface|enum|record|abstract|final|public|private|protected|static"
            + "|sealed|non-sealed|strictfp|native|transient|volatile|default|void|var)\\b"
            + "|(?!(?:new|return|throw|switch|assert|yield|else|case)\\b)" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*+"
            + "(?:\\s*<[^;=(]*>)?(?:\\s*\\[\\s*\\])*+\\s*(?<=[\\s>\\]])(?!instanceof\\b)" + NAME + ")");

    private static final Pattern STATEMENT =
            Pattern.compile(SPACE + "(?:\\{|(?:for|while|do|if|try|synchronized|throw)\\b)");

    /** What javac says of an expression without a value. */
    private static final List<String> NO_VALUE = List.of("compiler.err.cant.infer.local.var.type");

    private final ShellInternals internals;
    private final Visible visible;
    private final CellControl control;
    private final Origins origins;
    private long number;

    QuickCode(ShellInternals internals, Visible visible, CellControl control, Origins origins) {
        this.internals = internals;
        this.visible = visible;
        this.control = control;
        this.origins = origins;
    }

    /** A class that is ready to be run. */
    private record Compiled(
            String name, boolean shown, @Nullable String type) {}

    /**
     * Runs a piece of a cell.
     *
     * @param wanted whether its value is, if it has one
     * @param last whether nothing else of the cell is compiled behind it: then it is run when the compiler is done
     * @return empty if nothing was run
     */
    Optional<Evaluated> evaluate(Origins.Written written, boolean wanted, boolean last) {
        String text = written.source();
        if (text.contains("\\u") || DECLARATION.matcher(text).lookingAt()) {
            return Optional.empty();
        }
        return visible.importsFor(text)
                .flatMap(imports -> compile(written, imports, wanted))
                .map(compiled -> run(compiled, last));
    }

    private Optional<Compiled> compile(Origins.Written written, String imports, boolean wanted) {
        boolean statement = STATEMENT.matcher(written.source()).lookingAt();
        boolean call = written.source().endsWith(");");
        if (statement || (!wanted && call)) {
            return compile(written, imports, Shape.STATEMENT, new ArrayList<>());
        }
        List<String> errors = new ArrayList<>();
        Optional<Compiled> compiled = compile(written, imports, Shape.EXPRESSION, errors);
        return errors.equals(NO_VALUE) ? compile(written, imports, Shape.STATEMENT, errors) : compiled;
    }

    /** @param errors is told why it does not compile */
    private Optional<Compiled> compile(Origins.Written written, String imports, Shape shape, List<String> errors) {
        String simpleName = "$JShell$Q" + ++number;
        String name = "REPL." + simpleName;
        String before = "package REPL; " + imports + "class " + simpleName + " { public static ";
        AtomicReference<@Nullable ParsedAs> looking = new AtomicReference<>();
        ShellInternals.Compilation made = internals.compile(
                name,
                before + shape.around(written.source(), METHOD, VALUE),
                task -> looking.set(ParsedAs.during(task, shape)));
        @Nullable ParsedAs parsed = looking.get();
        errors.addAll(made.errors());
        if (made.classFiles().isEmpty() || parsed == null || !parsed.asExpected()) {
            return Optional.empty();
        }
        origins.record(name, written, Shape.FIRST_LINE);
        try {
            control.load(classes(made.classFiles()));
        } catch (ExecutionControlException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of(new Compiled(name, parsed.shown(), parsed.type()));
    }

    private static ClassBytecodes[] classes(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(file -> new ClassBytecodes(file.getKey(), file.getValue()))
                .toArray(ClassBytecodes[]::new);
    }

    private Evaluated run(Compiled compiled, boolean last) {
        try {
            if (last && control.invokeLast(compiled.name(), METHOD, compiled.shown())) {
                return new Evaluated.Done(null, List.of(), compiled.type());
            }
            String unused = control.invoke(compiled.name(), METHOD);
            @Nullable Object value = compiled.shown() ? control.turn().value() : null;
            return new Evaluated.Done(value, List.of(), compiled.type());
        } catch (UserException e) {
            Throwable thrown = control.turn().thrown();
            return new Evaluated.Threw(thrown == null ? e : thrown);
        } catch (ExecutionControlException e) {
            return new Evaluated.Threw(e);
        }
    }
}
