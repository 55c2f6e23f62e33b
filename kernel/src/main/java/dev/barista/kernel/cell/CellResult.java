package dev.barista.kernel.cell;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a cell ended. */
public sealed interface CellResult {
    /** It ran to its end. {@code shown} is the rendered value of its last expression; null if it has none. */
    record Done(@Nullable DisplayData shown) implements CellResult {}

    /**
     * It failed or was interrupted.
     *
     * @param name the error's class or kind, such as {@code NullPointerException} or {@code CompileError}
     * @param message its message
     * @param traceback lines for people, possibly with ANSI colours; never empty
     */
    record Failed(String name, String message, List<String> traceback) implements CellResult {
        public Failed {
            traceback = List.copyOf(traceback);
        }
    }
}
