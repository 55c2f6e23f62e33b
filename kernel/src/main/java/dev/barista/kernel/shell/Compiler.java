package dev.barista.kernel.shell;

import dev.barista.kernel.shell.Evaluated.Problem;
import dev.barista.kernel.shell.Snippets.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Evaluates source snippet by snippet. One for a shell; used by whoever holds the shell's lock. */
final class Compiler {
    private static final Set<SubKind> SHOWN =
            Set.of(SubKind.TEMP_VAR_EXPRESSION_SUBKIND, SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND);

    private final JShell shell;
    private final CellControl control;
    private final CellVariables variables;
    private final Origins origins;
    private final Syntax syntax;
    private final StaleClasses stale;
    private final Optional<QuickCode> quick;
    private final Optional<DryRun> dryRun;
    private final FirstImports imports;
    private final Rehearsal rehearsal;
    private final ClassPathReading classPath;
    private boolean used;

    /** @param imports what every cell sees; see {@link FirstImports} */
    Compiler(JShell shell, CellControl control, CellVariables variables, Origins origins, List<String> imports) {
        this.shell = shell;
        classPath = new ClassPathReading(shell.sourceCodeAnalysis());
        this.imports = new FirstImports(shell, imports);
        syntax = new Syntax();
        Optional<ShellInternals> internals = ShellInternals.of(shell);
        stale = new StaleClasses(
                shell, internals.<Map<String, ?>>map(ShellInternals::classes).orElse(Map.of()));
        Visible visible = new Visible(shell, this.imports);
        quick = internals.map(it -> new QuickCode(it, visible, control, origins));
        dryRun = internals.map(it -> new DryRun(it, visible, syntax));
        this.control = control;
        this.variables = variables;
        this.origins = origins;
        rehearsal = new Rehearsal(this, this.imports);
    }

    /** Lets JShell know the packages of the class path, in the background, and where our sources are; returns true. */
    boolean readClassPath() {
        classPath.goOn();
        return true;
    }

    /** Whether anything was evaluated. */
    boolean isUsed() {
        return used;
    }

    /** JShell, which knows all imports from then on. */
    JShell shell() {
        imports.makeAll();
        return shell;
    }

    /** What is held up goes on: JShell's reader is one thread for all shells, and keeps each that it waits for. */
    void close() {
        classPath.goOn();
        shell.close();
    }

    /** Prepares a little of what cells will need; returns whether nothing is left to prepare. */
    boolean warmUp() {
        return rehearsal.next();
    }

    List<Documentation> documentation(String source, int cursor) {
        readClassPath();
        return Documentation.find(shell().sourceCodeAnalysis(), source, cursor);
    }

    /** The same if what is asked behind {@code before} could be a package's member. */
    void readClassPathFor(String before) {
        if (ClassPathReading.helps(before)) {
            classPath.goOn();
        }
    }

    /** How many classes javac sees of all that were compiled; 0 if that cannot be known. */
    int visibleClasses() {
        return stale.size();
    }

    /** Takes source apart; nothing of it is compiled. */
    Parsed parse(String source) {
        return new Parsed(source, Snippets.split(shell.sourceCodeAnalysis(), syntax, source, 0));
    }

    /** The same for source that is evaluated next: what is wrong with its first piece shows then. */
    Parsed parseToRun(String source) {
        return new Parsed(source, Snippets.split(shell.sourceCodeAnalysis(), syntax, source, 1));
    }

    /**
     * Evaluates all pieces, or none if one of them is not Java.
     *
     * @param label the cell's name for stack traces
     * @param firstLine the line of the cell in which the source begins
     */
    Evaluated evaluate(Parsed parsed, String label, int firstLine) {
        used = true;
        if (!parsed.isComplete()) {
            return new Evaluated.Rejected(parsed.problems());
        }
        List<Snippet> declared = new ArrayList<>();
        Evaluated last = new Evaluated.Done(null, List.of());
        for (Piece piece : parsed.pieces()) {
            last = evaluate(parsed, piece, label, firstLine, declared);
            if (last instanceof Evaluated.Rejected rejected) {
                return withLater(rejected, parsed, piece);
            }
            if (!(last instanceof Evaluated.Done)) {
                return last;
            }
        }
        Evaluated.Done done = (Evaluated.Done) last;
        return new Evaluated.Done(done.value(), pending(declared), done.type());
    }

    /** The mistakes of the pieces behind it, too, which are not run now. */
    private Evaluated withLater(Evaluated.Rejected rejected, Parsed parsed, Piece wrong) {
        List<Piece> pieces = parsed.pieces();
        List<Piece> left = pieces.subList(pieces.indexOf(wrong), pieces.size());
        int end = wrong.offset() + wrong.text().length();
        List<Problem> problems = new ArrayList<>(rejected.problems());
        if (left.size() > 1) {
            dryRun.map(it -> it.problems(left, false)).orElse(List.of()).stream()
                    .filter(problem -> problem.start() > end)
                    .forEach(problems::add);
        }
        return new Evaluated.Rejected(problems);
    }

    private Evaluated evaluate(Parsed parsed, Piece piece, String label, int firstLine, List<Snippet> declared) {
        int line = firstLine
                + (int) parsed.source()
                        .substring(0, piece.offset())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        Origins.Written written = new Origins.Written(label, line, piece.text());
        control.turn().begin(written);
        boolean last = piece.equals(parsed.pieces().get(parsed.pieces().size() - 1));
        Optional<Evaluated> done = quick.flatMap(it -> it.evaluate(written, parsed.hasValueOf(piece), last));
        if (done.isPresent()) {
            return done.get();
        }
        List<SnippetEvent> events = shell().eval(piece.text());
        record(events, written);
        variables.refresh(shell);
        try {
            return outcome(events, piece, declared);
        } finally {
            dropTemporaries(events);
            stale.forget();
        }
    }

    private Evaluated outcome(List<SnippetEvent> events, Piece piece, List<Snippet> declared) {
        Object value = null;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            if (event.status() == Snippet.Status.REJECTED) {
                return new Evaluated.Rejected(problems(snippet, piece));
            }
            JShellException exception = event.exception();
            if (exception != null) {
                return new Evaluated.Threw(thrown(exception));
            }
            declared.add(snippet);
            value = SHOWN.contains(snippet.subKind()) ? control.turn().value() : null;
        }
        return new Evaluated.Done(value, List.of());
    }

    private Throwable thrown(JShellException exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            return new NotYetUsable(sentence(unresolved.getSnippet()));
        }
        Throwable thrown = control.turn().thrown();
        return thrown == null ? exception : thrown;
    }

    private List<Problem> problems(Snippet snippet, Piece piece) {
        List<Problem> problems = new ArrayList<>();
        Snippets.check(shell.sourceCodeAnalysis(), syntax, piece).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return problems;
        }
        for (Diag diag : shell.diagnostics(snippet).toList()) {
            if (diag.isError()) {
                int length = piece.text().length();
                int start = (int) Math.max(0, Math.min(diag.getStartPosition(), length));
                int end = (int) Math.max(start, Math.min(diag.getEndPosition(), length));
                problems.add(new Problem(
                        JavacText.readable(diag.getMessage(Locale.ENGLISH)),
                        piece.offset() + start,
                        piece.offset() + end));
            }
        }
        if (problems.isEmpty()) {
            problems.add(new Problem("this cannot be compiled", piece.offset(), piece.offset()));
        }
        return problems;
    }

    private List<String> pending(List<Snippet> declared) {
        return declared.stream()
                .filter(snippet -> shell.status(snippet) == Snippet.Status.RECOVERABLE_DEFINED
                        || shell.status(snippet) == Snippet.Status.RECOVERABLE_NOT_DEFINED)
                .map(this::sentence)
                .toList();
    }

    private String sentence(@Nullable Snippet snippet) {
        if (!(snippet instanceof jdk.jshell.DeclarationSnippet declaration)) {
            return "something it needs is not declared yet";
        }
        String missing = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
        return declaration.name() + " cannot be used until this is declared: " + missing;
    }

    private void record(List<SnippetEvent> events, Origins.Written written) {
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null && event.status().isDefined()) {
                origins.record(event.snippet(), written, analysis);
            }
        }
        if (!control.turn().loaded().stream().allMatch(origins::knows)) {
            shell.snippets()
                    .filter(snippet -> shell.status(snippet).isActive())
                    .forEach(snippet -> origins.refresh(snippet, analysis));
        }
    }

    /** JShell slows down with each snippet it keeps; the results of expressions are of no use to it. */
    private void dropTemporaries(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                    && shell.status(snippet).isActive()) {
                String className = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
                shell.drop(snippet);
                variables.clear(className, ((VarSnippet) snippet).name());
            } else if (snippet instanceof ExpressionSnippet || snippet.kind() == Snippet.Kind.STATEMENT) {
                dropIfActive(snippet);
            }
        }
    }

    /** Newest first: what is dropped while something needs it makes JShell compile that anew. */
    void reset() {
        List<Snippet> declared = new ArrayList<>(shell.snippets()
                .filter(snippet -> snippet.kind() != Snippet.Kind.IMPORT)
                .filter(snippet -> shell.status(snippet).isActive())
                .toList());
        Collections.reverse(declared);
        for (Snippet snippet : declared) {
            String className = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
            dropIfActive(snippet);
            if (snippet instanceof VarSnippet variable) {
                variables.clear(className, variable.name());
            }
        }
        variables.refresh(shell);
    }

    private void dropIfActive(Snippet snippet) {
        if (shell.status(snippet).isActive()) {
            shell.drop(snippet);
        }
    }
}
