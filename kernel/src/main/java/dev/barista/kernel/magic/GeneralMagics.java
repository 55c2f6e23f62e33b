package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.Surroundings;
import dev.barista.kernel.magic.MagicSpec.Kind;
import dev.barista.kernel.magic.maven.MavenMagic;
import dev.barista.kernel.magic.notebook.ClasspathMagic;
import dev.barista.kernel.magic.notebook.EnvMagic;
import dev.barista.kernel.magic.notebook.HistoryMagic;
import dev.barista.kernel.magic.notebook.JarsMagic;
import dev.barista.kernel.magic.notebook.ResetMagic;
import dev.barista.kernel.magic.notebook.TextMagic;
import dev.barista.kernel.magic.notebook.WhoMagic;
import dev.barista.kernel.magic.notebook.WhosMagic;
import dev.barista.kernel.magic.run.CaptureMagic;
import dev.barista.kernel.magic.run.LoadMagic;
import dev.barista.kernel.magic.run.ShellMagic;
import dev.barista.kernel.magic.run.TimeItMagic;
import dev.barista.kernel.magic.run.TimeMagic;
import dev.barista.kernel.shell.JavaShell;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The kernel's own magics, and what they are made of. */
record GeneralMagics(JavaShell shell, KernelServices kernel, CurrentCell cells, Surroundings around) {
    void registerWith(MagicCatalogue catalogue) {
        catalogue.register("Code", code());
        catalogue.register("Notebook", notebook());
        catalogue.register("Jars", jars());
        catalogue.register("Background jobs", jobs());
        catalogue.register(
                "Help", List.of(line("lsmagic", "lists all magics", () -> new ListMagics(catalogue::groups))));
    }

    private List<MagicSpec> code() {
        AtomicInteger loading = new AtomicInteger();
        return List.of(
                either("time", "times one run of code", () -> new TimeMagic(kernel.code())),
                either("timeit", "times many runs of code", () -> new TimeItMagic(shell)),
                line("load", "runs a script: .jsh, .java or .ipynb", () -> new LoadMagic(kernel, loading)),
                cell("capture", "keeps a cell's output in a variable", () -> new CaptureMagic(kernel, cells)),
                either("sh", "runs commands of the system's shell", ShellMagic::new));
    }

    private List<MagicSpec> notebook() {
        return List.of(
                line("who", "lists variables", () -> new WhoMagic(shell)),
                line("whos", "lists variables with types and values", () -> new WhosMagic(shell, kernel.renderers())),
                line("reset", "forgets what cells declared", () -> new ResetMagic(shell, around.input())),
                line("history", "prints what was run, also in earlier sessions", () -> new HistoryMagic(around.past())),
                line("env", "shows the environment", () -> new EnvMagic(System.getenv())),
                cell("html", "shows the lines below as HTML", () -> new TextMagic(MIMEType.TEXT_HTML)),
                cell("markdown", "shows the lines below as Markdown", () -> new TextMagic(MIMEType.TEXT_MARKDOWN)));
    }

    private List<MagicSpec> jars() {
        ClassPath classPath = new ClassPath(shell);
        List<MagicSpec> magics = new ArrayList<>(MavenMagic.specs(classPath));
        magics.add(line("jars", "adds jars of this machine", () -> new JarsMagic(classPath)));
        magics.add(line("classpath", "shows what was added, or adds folders", () -> new ClasspathMagic(classPath)));
        return magics;
    }

    private List<MagicSpec> jobs() {
        return List.of(
                line("jobs", "lists background jobs", () -> new JobMagics.ListJobs(kernel)),
                line("attach", "shows the progress of background jobs here", () -> new JobMagics.Attach(kernel)),
                line("await", "waits for background jobs", () -> new JobMagics.Await(kernel)),
                line("cancel", "ends background jobs", () -> new JobMagics.Cancel(kernel)));
    }

    private static MagicSpec line(String name, String summary, Supplier<Magic> factory) {
        return new MagicSpec(name, Kind.LINE, summary, factory);
    }

    private static MagicSpec cell(String name, String summary, Supplier<Magic> factory) {
        return new MagicSpec(name, Kind.CELL, summary, factory);
    }

    private static MagicSpec either(String name, String summary, Supplier<Magic> factory) {
        return new MagicSpec(name, Kind.LINE_OR_CELL, summary, factory);
    }
}
