package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellRunner;
import dev.barista.kernel.cell.CodeAssist;
import dev.barista.kernel.cell.CodeRunner;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.Engine;
import dev.barista.kernel.cell.Imports;
import dev.barista.kernel.cell.JavaCells;
import dev.barista.kernel.cell.LineInput;
import dev.barista.kernel.cell.Notebook;
import dev.barista.kernel.cell.PastCells;
import dev.barista.kernel.cell.ShellAssist;
import dev.barista.kernel.cell.Startup;
import dev.barista.kernel.cell.Surroundings;
import dev.barista.kernel.comm.Comms;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.job.Jobs;
import dev.barista.kernel.magic.maven.MavenLibraries;
import dev.barista.kernel.shell.JavaShell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The engine of a Java notebook: a shell, the catalogue of magics, and what ties them. One for a kernel. */
public final class JavaEngine implements Engine {
    private static final List<String> IMPORTS = List.of(
            "static dev.barista.kernel.cell.Notebook.*",
            "java.io.*",
            "java.math.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.stream.*");

    private final List<MagicProvider> providers;
    private final JavaShell shell;
    private final JavaCells runner;
    private final CodeAssist assist;

    /** One without scripts to start with, and without front ends that could open comms. */
    public JavaEngine(
            List<MagicProvider> providers, Renderers renderers, Jobs jobs, CurrentCell cells, Surroundings around) {
        this(() -> providers, renderers, jobs, cells, around, List.of());
    }

    /** One without front ends. */
    public JavaEngine(
            List<MagicProvider> providers, Renderers renderers, Jobs jobs, CurrentCell cells, LineInput input) {
        this(providers, renderers, jobs, cells, new Surroundings(input, Comms.none(), PastCells.NONE));
    }

    /**
     * @param finder finds providers of further magics, while the compiler warms up; they are closed with the engine
     * @param startups run before the first cell
     */
    public JavaEngine(
            Supplier<List<MagicProvider>> finder,
            Renderers renderers,
            Jobs jobs,
            CurrentCell cells,
            Surroundings around,
            List<Startup> startups) {
        CompletableFuture<List<String>> imports = new CompletableFuture<>();
        shell = new JavaShell(imports);
        providers = found(finder, imports);
        shell.offer(new Notebook(renderers, cells, around));
        ShellVariables variables = new ShellVariables(shell);
        MagicCatalogue catalogue = new MagicCatalogue(variables);
        Imports imported = new Imports(shell);
        JavaCells javaCells = new JavaCells(shell, catalogue, renderers, cells, imported);
        KernelServices kernel = new Services(
                variables,
                jobs,
                renderers,
                javaCells,
                new ShellDeclarations(shell, javaCells),
                new MavenLibraries(),
                around.comms(),
                cells);
        new GeneralMagics(shell, kernel, cells, around).registerWith(catalogue);
        providers.forEach(provider -> catalogue.register(provider.title(), provider.magics(kernel)));
        javaCells.runBeforeFirst(startups);
        runner = javaCells;
        assist = new ShellAssist(shell, catalogue, imported);
    }

    private static List<MagicProvider> found(
            Supplier<List<MagicProvider>> finder, CompletableFuture<List<String>> imports) {
        List<String> all = new ArrayList<>(IMPORTS);
        try {
            List<MagicProvider> found = List.copyOf(finder.get());
            found.forEach(provider -> all.addAll(provider.imports()));
            return found;
        } finally {
            imports.complete(all);
        }
    }

    @Override
    public CellRunner runner() {
        return runner;
    }

    @Override
    public Engine rehearsing() {
        shell.awaitWarm();
        return new Apart(runner.apart(), assist);
    }

    @Override
    public CodeAssist assist() {
        return assist;
    }

    @Override
    public void close() {
        providers.forEach(MagicProvider::close);
        shell.close();
    }

    /** What a rehearsal runs. */
    private record Apart(CellRunner runner, CodeAssist assist) implements Engine {
        @Override
        public Engine rehearsing() {
            return this;
        }

        @Override
        public void close() {}
    }

    private record Services(
            ShellVariables variables,
            Jobs jobs,
            Renderers renderers,
            CodeRunner code,
            Declarations declarations,
            Libraries libraries,
            Comms comms,
            CurrentCell cells)
            implements KernelServices {
        @Override
        public CurrentCell.Scope enter(CellContext cell) {
            return cells.enter(cell);
        }

        @Override
        public Optional<CellContext> currentCell() {
            return cells.find();
        }
    }
}
