package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.TakesText;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %load}: runs a script in the notebook. */
@Command(
        description = {
            "Runs a script in this notebook: what it declares is there afterwards.",
            "Scripts are .jsh, .java (without its package) and .ipynb (its code cells), files or URLs."
        })
public final class LoadMagic implements TakesText {
    private static final int MAX_DEPTH = 20;

    private final KernelServices kernel;
    private final AtomicInteger depth;

    @Parameters(arity = "0..1", paramLabel = "FILE_OR_URL", description = "Relative to the notebook's folder.")
    private String location = "";

    /** @param depth how many loads are within each other now; shared by all loads of a kernel */
    public LoadMagic(KernelServices kernel, AtomicInteger depth) {
        this.kernel = kernel;
        this.depth = depth;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        String place = location.strip().replaceAll("^(['\"])(.*)\\1$", "$2");
        if (place.isEmpty()) {
            throw new UserMistake("%load needs a file or a URL. Try: %load setup.jsh");
        }
        if (depth.get() >= MAX_DEPTH) {
            throw new UserMistake(place + " is loaded by scripts that load each other without end");
        }
        Script script = Script.of(ScriptReader.read(place));
        script.notes().forEach(call.cell().err()::println);
        depth.incrementAndGet();
        try {
            return run(call, script);
        } finally {
            depth.decrementAndGet();
        }
    }

    /** The last value is the magic's own; those before it are shown, as a notebook's cells show them. */
    private @Nullable Object run(MagicCall call, Script script) throws Exception {
        Object last = null;
        for (CellSource cell : script.cells()) {
            if (last != null) {
                call.cell().display(kernel.renderers().render(last));
            }
            last = kernel.code().run(call.cell(), cell);
        }
        return last;
    }
}
