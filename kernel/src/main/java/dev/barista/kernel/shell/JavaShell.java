package dev.barista.kernel.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/**
 * The Java of a notebook: what its cells declared, and the compiler for more. One for a kernel; any thread may use it. A
 * cell's code runs on the thread that asked; one evaluation compiles at a time, also while the code of others runs.
 */
public final class JavaShell implements AutoCloseable {
    /** Evaluations that may be under way at a time; far more than there are subshells. */
    private static final int MAX_EVALUATIONS = 1_000;

    private static final long IDLE_SECONDS = 30;

    /** Fair: what is prepared in the background, step by step, lets a cell pass. */
    private final ReentrantLock compiling = new ReentrantLock(true);

    private final CellClasses classes = new CellClasses();
    private final CellControl control = new CellControl(classes, compiling);
    private final CellVariables variables = new CellVariables(classes);
    private final Origins origins = new Origins();
    private final MethodComments comments = new MethodComments();
    private final CompletableFuture<TypeIndex> types;
    /** One is enough, unless a cell runs while another is evaluated: as many as ask at a time. */
    private final ExecutorService thread = new ThreadPoolExecutor(
            1, MAX_EVALUATIONS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), JavaShell::compilerThread);
    /** Another one, for what is asked while the code of a cell keeps the first waiting. */
    private final ExecutorService questions =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), JavaShell::compilerThread);

    private final CompletableFuture<Compiler> started;
    private final CompletableFuture<Void> warm;
    private final Turns turns = new Turns(control, classes);
    private final Leisure leisure = new Leisure();

    /** The same with known imports. */
    public JavaShell(List<String> imports) {
        this(CompletableFuture.completedFuture(imports));
    }

    /**
     * Starts to warm up on a thread of its own; the first evaluation waits for that.
     *
     * @param imports type names and packages that every cell sees; those that do not resolve are left out
     */
    public JavaShell(CompletableFuture<List<String>> imports) {
        types = imports.thenApply(each -> new TypeIndex(classes.loader(), each));
        started = CompletableFuture.supplyAsync(() -> start(imports), thread);
        warm = started.thenRunAsync(() -> leisure.use(Leisure.QUIET_NANOS, () -> locked(Compiler::warmUp)), thread);
        var unused = warm.thenRunAsync(
                () -> leisure.use(Leisure.LONG_QUIET_NANOS, () -> locked(Compiler::readClassPath)), thread);
    }

    /**
     * Evaluates declarations, statements and expressions one after another.
     *
     * @param label the cell's name in stack traces, such as {@code In[4]}
     * @param firstLine the line of the cell in which {@code source} begins, from 1
     */
    public Evaluated evaluate(String source, String label, int firstLine) {
        return onCompiler(true, compiler -> compiler.evaluate(compiler.parseToRun(source), label, firstLine));
    }

    /** The same for source that is parsed already. If it cannot be parsed, nothing of it is run. */
    public Evaluated evaluate(Parsed parsed, String label, int firstLine) {
        return onCompiler(true, compiler -> compiler.evaluate(parsed, label, firstLine));
    }

    /** Takes source apart, by its form alone: nothing is compiled. May be asked while a cell runs. */
    public Parsed parse(String source) {
        return asked(compiler -> compiler.parse(source));
    }

    /** The value of a variable; empty if there is none of that name or it is null. */
    public Optional<Object> find(String name) {
        return variables.find(name);
    }

    /** Names of all variables, sorted. */
    public List<String> variables() {
        return variables.names();
    }

    /** The declared type of a variable as Java writes it. */
    public Optional<String> typeOf(String name) {
        return variables.typeOf(name);
    }

    /**
     * Sets a variable, and declares it first if it is not declared with this type.
     *
     * @return empty if done, else why not
     */
    public Optional<String> bind(String name, Class<?> type, @Nullable Object value) {
        boolean cells = type.getClassLoader() == classes.loader() && type.getCanonicalName() != null;
        Class<?> nameable = cells ? type : Nameable.of(type);
        if (variables.setIfDeclared(name, nameable, value)) {
            return Optional.empty();
        }
        return declare(name, Origins.withoutCellClass(nameable.getCanonicalName()))
                .or(() -> set(name, value));
    }

    /**
     * Sets a variable, whatever type it is declared with, as {@code name = value} does.
     *
     * @return false if there is no such variable, or its type does not take the value
     */
    public boolean assign(String name, @Nullable Object value) {
        return variables.setIfFits(name, value);
    }

    /**
     * Declares a variable.
     *
     * @param type as Java writes it
     * @return empty if done, else why not
     */
    public Optional<String> declare(String name, String type) {
        Evaluated end = onCompiler(
                true, compiler -> compiler.evaluate(compiler.parseToRun(type + " " + name + ";"), "declaration", 1));
        if (end instanceof Evaluated.Rejected rejected) {
            return Optional.of(rejected.problems().get(0).message());
        }
        return variables.typeOf(name).isPresent() ? Optional.empty() : Optional.of("there is no type " + type);
    }

    /** The class that a cell declared under this name, as it is compiled now. May be asked while a cell runs. */
    public Optional<DeclaredType> declared(String name) {
        return asked(compiler -> DeclaredType.find(compiler.shell(), classes, name));
    }

    /** Forgets a class that a cell declared. */
    public void drop(String name) {
        boolean unused = asked(compiler -> DeclaredType.drop(compiler.shell(), name));
    }

    /** Where the code of a stack frame stands; empty if it is not a cell's. */
    public Optional<Place> locate(StackTraceElement frame) {
        return origins.locate(frame).or(() -> turns.locate(frame));
    }

    /** What the declaration that a stack frame is in refers to and is not declared; empty if all is. */
    public List<String> missing(StackTraceElement frame) {
        return asked(compiler -> DeclaredType.missing(compiler.shell(), frame.getClassName()));
    }

    /** Makes jars or folders visible to cells from now on: all of them, also if the calling thread is interrupted. */
    public void addToClasspath(List<String> paths) {
        onCompiler(false, compiler -> {
            compiler.shell().addToClasspath(String.join(File.pathSeparator, paths));
            return new Evaluated.Done(null, List.of());
        });
        paths.forEach(types()::add);
    }

    /** Lets inspection find Javadoc in jars of sources; returns false if this JDK cannot be told. */
    public boolean addSources(List<Path> jars) {
        return asked(compiler -> JavadocSources.add(compiler.shell().sourceCodeAnalysis(), comments.add(jars)));
    }

    /** Forgets all that cells declared, imports excepted, and frees what variables held. */
    public void reset() {
        onCompiler(false, compiler -> {
            compiler.reset();
            return new Evaluated.Done(null, List.of());
        });
    }

    /** How many classes an evaluation looks through; 0 if that cannot be known. For tests. */
    int visibleClasses() {
        return asked(Compiler::visibleClasses);
    }

    /** How many snippets JShell keeps, those that were dropped included. For tests. */
    int snippets() {
        return asked(compiler -> (int) compiler.shell().snippets().count());
    }

    /** Waits until all is made that evaluations need. */
    public void awaitWarm() {
        warm.join();
    }

    /** Lets the code of cells find {@code tools} by {@link ShellTools}. */
    public void offer(Object tools) {
        classes.offer(tools);
    }

    /** The loader of the cells' classes. */
    public ClassLoader loader() {
        return classes.loader();
    }

    /** Frees the shell from code of an evaluation that {@code asking} began and that does not stop. */
    public void abandon(Thread asking) {
        turns.leave(asking);
    }

    /** What could stand at the cursor of {@code source}; replaces the text from the anchor to the cursor. */
    public Suggestions suggest(String source, int cursor) {
        return asked(compiler -> {
            compiler.readClassPathFor(source.substring(0, cursor));
            return Suggestions.find(compiler.shell(), classes, comments, source, cursor);
        });
    }

    /** Whether cells can use a type by this simple name. */
    public boolean resolves(String type) {
        return asked(compiler -> Suggestions.resolves(compiler.shell(), type));
    }

    /** The types that cells could import. */
    public TypeIndex types() {
        return types.join();
    }

    /** What the compiler knows of what stands before the cursor; empty if nothing. */
    public List<Documentation> documentation(String source, int cursor) {
        return asked(compiler -> compiler.documentation(source, cursor));
    }

    @Override
    public void close() {
        leisure.end();
        thread.shutdown();
        questions.shutdown();
        comments.close();
        var unused = started.thenAccept(Compiler::close);
    }

    private Optional<String> set(String name, @Nullable Object value) {
        return variables.setIfFits(name, value) ? Optional.empty() : Optional.of("its type does not take the value");
    }

    private Evaluated onCompiler(boolean leaves, Function<Compiler, Evaluated> action) {
        if (turns.include(Thread.currentThread())) {
            throw new IllegalStateException(
                    "A cell's code cannot evaluate other code, declare a variable or add to the class path.");
        }
        leisure.disturb();
        Caller asking = new Caller(leaves);
        try {
            Evaluated end = asking.runUntilDone(CompletableFuture.supplyAsync(
                    () -> locked(compiler -> turns.take(asking, () -> action.apply(compiler))), thread));
            return end instanceof Evaluated.Done done ? asking.withLast(done) : end;
        } finally {
            turns.end(Thread.currentThread());
            leisure.disturb();
        }
    }

    /** Not on the asking thread, where an interrupt could close files that are being read. */
    private <T> T asked(Function<Compiler, T> question) {
        return new Caller(true).runUntilDone(CompletableFuture.supplyAsync(() -> locked(question), questions));
    }

    private <T> T locked(Function<Compiler, T> question) {
        Compiler compiler = started.join();
        compiling.lock();
        try {
            return question.apply(compiler);
        } finally {
            compiling.unlock();
        }
    }

    private Compiler start(CompletableFuture<List<String>> imports) {
        compiling.lock();
        try {
            JShell shell = KernelJar.shownTo(JShell.builder())
                    .executionEngine(control.provider(), Map.of())
                    .build();
            return new Compiler(shell, control, variables, origins, imports.join());
        } finally {
            compiling.unlock();
        }
    }

    private static Thread compilerThread(Runnable task) {
        Thread thread = new Thread(task, "barista-compiler");
        thread.setDaemon(true);
        return thread;
    }
}
