package dev.barista.kernel.magic.run;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code %%capture} kept of a cell. Immutable.
 *
 * @param stdout what it printed to standard output
 * @param stderr what it printed to standard error
 * @param displays what it displayed, in order
 * @param value of its last expression; null if it had none
 */
public record Captured(
        String stdout,
        String stderr,
        List<DisplayData> displays,
        @Nullable Object value) {
    public Captured {
        displays = List.copyOf(displays);
    }

    @Override
    public String toString() {
        return stdout + stderr;
    }
}
