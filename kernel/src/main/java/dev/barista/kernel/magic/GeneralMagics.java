package dev.barista.kernel.magic;

import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.cell.LineInput;
import dev.barista.kernel.magic.MagicSpec.Kind;
import dev.barista.kernel.magic.maven.MavenMagic;
import dev.barista.kernel.magic.run.LoadMagic;
import dev.barista.kernel.magic.run.TimeItMagic;
import dev.barista.kernel.magic.run.TimeMagic;
import dev.barista.kernel.shell.JavaShell;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The kernel's own magics, and what they are made of. */
record GeneralMagics(JavaShell shell, KernelServices kernel, CurrentCell cells, LineInput input) {
    void registerWith(MagicCatalogue catalogue) {
        catalogue.register("Code", code());
        catalogue.register("Jars", jars());
        catalogue.register("Background jobs", jobs());
        catalogue.register(
                "Help",
                List.of(new MagicSpec(
                        "lsmagic", Kind.LINE, "lists all magics", () -> new ListMagics(catalogue::groups))));
    }

    private List<MagicSpec> code() {
        AtomicInteger loading = new AtomicInteger();
        return List.of(
                new MagicSpec("time", Kind.LINE_OR_CELL, "times one run of code", () -> new TimeMagic(kernel.code())),
                new MagicSpec("timeit", Kind.LINE_OR_CELL, "times many runs of code", () -> new TimeItMagic(shell)),
                new MagicSpec(
                        "load",
                        Kind.LINE,
                        "runs a script: .jsh, .java or .ipynb",
                        () -> new LoadMagic(kernel, loading)));
    }

    private List<MagicSpec> jars() {
        ClassPath classPath = new ClassPath(shell);
        return List.of(MavenMagic.spec(classPath));
    }

    private List<MagicSpec> jobs() {
        return List.of(
                new MagicSpec("jobs", Kind.LINE, "lists background jobs", () -> new JobMagics.ListJobs(kernel)),
                new MagicSpec("await", Kind.LINE, "waits for background jobs", () -> new JobMagics.Await(kernel)),
                new MagicSpec("cancel", Kind.LINE, "ends background jobs", () -> new JobMagics.Cancel(kernel)));
    }
}
