package dev.barista.kernel.cell;

import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.shell.CellThread;
import dev.barista.kernel.shell.Evaluated;
import dev.barista.kernel.shell.JavaShell;
import dev.barista.kernel.shell.Parsed;
import dev.barista.kernel.shell.StoppableRun;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Runs cells of Java and magics. One for a kernel; interrupts come from any thread. */
public final class JavaCells implements CellRunner, CodeRunner {
    private final JavaShell shell;
    private final MagicInvoker magics;
    private final Renderers renderers;
    private final CurrentCell current;
    private final Inspector inspector;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ErrorAdvice advice;
    private final CompileAdvice compileAdvice;
    private final Results results;
    private final Imports imports;
    private final Queue<Startup> startups = new ConcurrentLinkedQueue<>();
    /** By the thread that asked. */
    private final Map<Thread, StoppableRun<CellResult>> running = new ConcurrentHashMap<>();

    public JavaCells(JavaShell shell, MagicInvoker magics, Renderers renderers, CurrentCell current, Imports imports) {
        this.imports = imports;
        this.shell = shell;
        this.magics = magics;
        this.renderers = renderers;
        this.current = current;
        inspector = new Inspector(shell, magics);
        advice = new ErrorAdvice(shell);
        compileAdvice = new CompileAdvice(shell);
        results = new Results(shell);
        current.readErrorsBy(new FrameText(shell::locate)::readable);
    }

    /** The same cells but for what is run and what comes of it. */
    private JavaCells(JavaCells other) {
        imports = other.imports;
        shell = other.shell;
        magics = other.magics;
        renderers = other.renderers;
        current = other.current;
        inspector = other.inspector;
        advice = other.advice;
        compileAdvice = other.compileAdvice;
        results = new Results(shell);
    }

    /** Another that runs cells of the same shell, with inputs, results and interrupts of its own. */
    public JavaCells apart() {
        return new JavaCells(this);
    }

    @Override
    public CellResult run(CellContext cell, String source, Runnable begun) {
        StoppableRun<CellResult> run = new StoppableRun<>(() -> inCell(cell, source));
        running.put(Thread.currentThread(), run);
        try {
            begun.run();
            StoppableRun.End<CellResult> end = run.await();
            if (end instanceof StoppableRun.End.Returned<CellResult> returned) {
                if (returned.value() instanceof CellResult.Done) {
                    advice.allIsWell();
                }
                return returned.value();
            }
            if (end instanceof StoppableRun.End.Threw<CellResult> threw) {
                return failed(threw.error(), run.stopRequested());
            }
            shell.abandon(run.thread());
            return CellErrors.abandoned(((StoppableRun.End.Abandoned<CellResult>) end).why());
        } finally {
            running.remove(Thread.currentThread());
            listeners.forEach(Runnable::run);
        }
    }

    /** Has {@code listener} called after each cell, by a thread that runs cells: it must be quick. */
    public void afterEach(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void interrupt() {
        running.values().forEach(StoppableRun::stop);
    }

    @Override
    public void interrupt(Thread asking) {
        StoppableRun<CellResult> run = running.get(asking);
        if (run != null) {
            run.stop();
        }
    }

    private CellResult inCell(CellContext cell, String source) {
        CurrentCell.Scope own = current.enter(cell);
        try {
            start(cell);
            return parts(cell, source);
        } catch (Throwable e) {
            return failed(e, stopRequested());
        } finally {
            own.close();
        }
    }

    /** Has these run before the first cell, as part of that; what goes wrong is shown there and stops nothing. */
    public void runBeforeFirst(List<Startup> scripts) {
        startups.addAll(scripts);
    }

    private void start(CellContext cell) {
        for (Startup next = startups.poll(); next != null; next = startups.poll()) {
            try {
                for (CellSource source : next.read().call()) {
                    run(cell, source);
                }
            } catch (Throwable e) {
                CellThread.check();
                cell.err().println("The startup script " + next.name() + " failed:");
                if (failed(e, false) instanceof CellResult.Failed failure) {
                    failure.traceback().forEach(cell.err()::println);
                }
            }
        }
    }

    private CellResult parts(CellContext cell, String source) throws Exception {
        Valued end = runAll(cell, CellSource.of(cell, source, 1));
        Object value = end.value();
        if (value == null) {
            return new CellResult.Done(null);
        }
        results.add(cell.executionCount(), value, end.type());
        DisplayData shown = shown(value);
        // A renderer may have swallowed the stop.
        CellThread.check();
        return new CellResult.Done(shown);
    }

    @Override
    public @Nullable Object run(CellContext cell, CellSource source) throws Exception {
        return runAll(cell, source).value();
    }

    /** A value, and the type that its expression has, where that is known. */
    private record Valued(@Nullable Object value, @Nullable String type) {
        static final Valued NONE = new Valued(null, null);
    }

    private Valued runAll(CellContext cell, CellSource source) throws Exception {
        List<CellPart> parts = CellParser.parse(source.text());
        refuseMisplaced(parts, source);
        Map<CellPart, Parsed> forms = parts.size() == 1 ? Map.of() : forms(parts, source);
        Valued end = Valued.NONE;
        for (CellPart part : parts) {
            CellThread.check();
            if (part instanceof CellPart.MagicPart magic) {
                end = new Valued(invoke(cell, source, magic), null);
            } else if (part instanceof CellPart.Java java) {
                end = evaluate(cell, source, java, forms.get(java));
            } else if (part instanceof CellPart.Question question) {
                end = new Valued(inspector.answer(question), null);
            }
        }
        return source.text().stripTrailing().endsWith(";") ? Valued.NONE : end;
    }

    private static void refuseMisplaced(List<CellPart> parts, CellSource source) {
        if (!parts.isEmpty() && parts.get(parts.size() - 1) instanceof CellPart.Misplaced magic) {
            throw new UserMistake(source.place(magic.line()) + ": the cell magic %%" + magic.name()
                    + " must come first, below nothing but comments: move it and its lines to a cell of their own");
        }
    }

    /** Looks at all of the Java beforehand: if some of it cannot be read, nothing of the source is run. */
    private Map<CellPart, Parsed> forms(List<CellPart> parts, CellSource source) throws CodeFailure {
        Map<CellPart, Parsed> forms = new HashMap<>();
        for (CellPart part : parts) {
            if (part instanceof CellPart.Java java) {
                Parsed form = shell.parse(java.source());
                if (!form.isComplete()) {
                    throw new CodeFailure(
                            CellErrors.rejected(form.problems(), java, source, problem -> Optional.empty()));
                }
                forms.put(java, form);
            }
        }
        return forms;
    }

    /**
     * Compiles declarations and runs nothing. What they refer to may still be missing.
     *
     * @throws CodeFailure if they do not compile
     */
    public void declare(CellSource source) throws CodeFailure {
        Evaluated end = shell.evaluate(source.text(), source.label(), source.firstLine());
        if (end instanceof Evaluated.Rejected rejected) {
            CellPart.Java whole = new CellPart.Java(source.text(), 1);
            throw new CodeFailure(rejected(rejected.problems(), whole, source));
        }
    }

    private @Nullable Object invoke(CellContext cell, CellSource source, CellPart.MagicPart magic) throws Exception {
        try {
            return magics.invoke(cell, magic);
        } catch (UserMistake e) {
            throw source.isFile() ? new UserMistake(source.place(magic.line()) + ": " + e.getMessage()) : e;
        }
    }

    /** @param form null to have it looked at now */
    private Valued evaluate(CellContext cell, CellSource source, CellPart.Java java, @Nullable Parsed form)
            throws Exception {
        int line = source.firstLine() + java.line() - 1;
        results.declareMentioned(java.source());
        imports.makeFor(java.source()).forEach(cell::imported);
        Evaluated end = form == null
                ? shell.evaluate(java.source(), source.label(), line)
                : shell.evaluate(form, source.label(), line);
        if (end instanceof Evaluated.Rejected rejected) {
            throw new CodeFailure(rejected(rejected.problems(), java, source));
        }
        if (end instanceof Evaluated.Threw threw) {
            if (threw.error() instanceof Error error) {
                throw error;
            }
            throw threw.error() instanceof Exception e ? e : new IllegalStateException(threw.error());
        }
        return done((Evaluated.Done) end, cell);
    }

    private CellResult.Failed rejected(List<Evaluated.Problem> problems, CellPart.Java java, CellSource source) {
        return CellErrors.rejected(problems, java, source, problem -> compileAdvice.on(problem, java.source()));
    }

    private static Valued done(Evaluated.Done end, CellContext cell) {
        end.pending().forEach(cell.err()::println);
        return new Valued(end.value(), end.type());
    }

    private DisplayData shown(Object value) {
        return value instanceof DisplayData data ? data : renderers.render(value);
    }

    private static boolean stopRequested() {
        return Thread.currentThread() instanceof CellThread thread && thread.stopRequested();
    }

    private CellResult failed(Throwable error, boolean stopped) {
        advice.makeRoom(error);
        if (stopped) {
            return new CellResult.Failed("Interrupted", "Interrupted", List.of("Interrupted"));
        }
        return error instanceof CodeFailure failure
                ? failure.result()
                : CellErrors.thrown(error, shell::locate, advice.on(error));
    }
}
