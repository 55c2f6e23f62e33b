package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.CellSource;
import dev.barista.kernel.cell.CurrentCell;
import dev.barista.kernel.magic.KernelServices;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %%capture}. */
@Command(
        description = {
            "Runs the lines below without showing what they print and display.",
            "NAME.stdout(), NAME.stderr(), NAME.displays() and NAME.value() have it."
        })
public final class CaptureMagic implements Magic {
    private final KernelServices kernel;
    private final CurrentCell cells;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "The variable that keeps it; without one it is lost.")
    private @Nullable String name;

    public CaptureMagic(KernelServices kernel, CurrentCell cells) {
        this.kernel = kernel;
        this.cells = cells;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        CapturingCell capturing = new CapturingCell(call.cell());
        CellSource source = CellSource.of(call.cell(), Objects.requireNonNull(call.body()), call.line() + 1);
        Object value = null;
        CurrentCell.Scope scope = cells.enter(capturing);
        try {
            value = kernel.code().run(capturing, source);
        } finally {
            scope.close();
            Captured captured = capturing.release(value);
            if (name != null) {
                kernel.variables().bind(name, Captured.class, captured);
            }
        }
        return null;
    }
}
