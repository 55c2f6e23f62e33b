package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.cell.CellRunner;
import dev.barista.kernel.cell.CodeAssist;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.Engine;
import dev.barista.kernel.cell.JavaCells;
import dev.barista.kernel.cell.LineInput;
import dev.barista.kernel.cell.Notebook;
import dev.barista.kernel.cell.ShellAssist;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.job.Jobs;
import dev.barista.kernel.magic.maven.MavenMagic;
import dev.barista.kernel.shell.JavaShell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final CellRunner runner;
    private final CodeAssist assist;

    /** @param providers of further magics; closed with the engine */
    public JavaEngine(
            List<MagicProvider> providers, Renderers renderers, Jobs jobs, CurrentCell cells, LineInput input) {
        this.providers = List.copyOf(providers);
        List<String> imports = new ArrayList<>(IMPORTS);
        providers.forEach(provider -> imports.addAll(provider.imports()));
        shell = new JavaShell(imports);
        shell.offer(new Notebook(renderers, cells, input));
        Services kernel = new Services(new ShellVariables(shell), jobs, renderers, cells);
        ClassPath classPath = new ClassPath(shell);
        List<MagicSpec> specs = new ArrayList<>();
        specs.add(MavenMagic.spec(classPath));
        specs.add(line("jobs", "lists background jobs", () -> new JobMagics.ListJobs(kernel)));
        specs.add(line("await", "waits for background jobs", () -> new JobMagics.Await(kernel)));
        specs.add(line("cancel", "ends background jobs", () -> new JobMagics.Cancel(kernel)));
        providers.forEach(provider -> specs.addAll(provider.magics(kernel)));
        List<MagicSpec> all = new ArrayList<>(specs);
        all.add(line("lsmagic", "lists all magics", () -> new ListMagics(() -> all)));
        MagicCatalogue catalogue = new MagicCatalogue(all, kernel::assign);
        runner = new JavaCells(shell, catalogue, renderers, cells);
        assist = new ShellAssist(shell, catalogue);
    }

    private static MagicSpec line(String name, String summary, java.util.function.Supplier<Magic> factory) {
        return new MagicSpec(name, MagicSpec.Kind.LINE, summary, factory);
    }

    @Override
    public CellRunner runner() {
        return runner;
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

    private record Services(ShellVariables variables, Jobs jobs, Renderers renderers, CurrentCell cells)
            implements KernelServices {
        @Override
        public Optional<CellContext> currentCell() {
            return cells.find();
        }

        @SuppressWarnings("unchecked")
        void assign(String name, Object value) {
            variables.bind(name, (Class<Object>) value.getClass(), value);
        }
    }
}
