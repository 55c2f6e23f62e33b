package dev.barista.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.function.Function;

/** How values are shown. Any thread may use it. */
public interface Renderers {
    /**
     * Shows every {@code type}, subtypes included, by {@code renderer}; the most specific and latest registration
     * wins.
     */
    <T> void register(Class<T> type, Function<? super T, DisplayData> renderer);

    /** The mime bundle of {@code value}; never fails: a renderer that throws leaves a line that says so. */
    DisplayData render(Object value);
}
