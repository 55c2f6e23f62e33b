package dev.barista.kernel.cell;

import com.google.gson.JsonObject;
import dev.barista.kernel.display.Html;
import dev.barista.kernel.display.Renderers;
import dev.barista.kernel.shell.CellTasks;
import dev.barista.kernel.shell.ShellTools;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What cells may call by its bare name: the static methods, imported into every cell. One instance for a kernel does
 * the work; the methods find it through the class loader of the cell that calls them. Any thread may use it.
 */
public final class Notebook implements CellTasks {
    private final Renderers renderers;
    private final CurrentCell cells;
    private final Surroundings around;

    public Notebook(Renderers renderers, CurrentCell cells, Surroundings around) {
        this.renderers = renderers;
        this.cells = cells;
        this.around = around;
    }

    /** Shows a value below the cell, as a last expression is shown. */
    public static void display(@Nullable Object value) {
        Notebook own = own();
        own.cell().display(own.rendered(value));
    }

    /** The same, to be changed by {@link #updateDisplay} later. */
    public static void display(@Nullable Object value, String id) {
        Notebook own = own();
        own.cell().display(own.identified(value, id));
    }

    /** Shows a value in place of what was displayed with this id, by whichever cell; at once, from any thread. */
    public static void updateDisplay(@Nullable Object value, String id) {
        Notebook own = own();
        own.cell().updateDisplay(own.identified(value, id));
    }

    /** Shows values of {@code type}, and of its subtypes, by {@code renderer} from now on. */
    public static <T> void registerRenderer(Class<T> type, Function<? super T, DisplayData> renderer) {
        own().renderers.register(type, renderer);
    }

    /** HTML to show; text in it that comes from elsewhere goes through {@link #escapeHtml}. */
    public static DisplayData html(String html) {
        DisplayData data = new DisplayData();
        data.putHTML(html);
        data.putText(html);
        return data;
    }

    /** Markdown to show. */
    public static DisplayData markdown(String markdown) {
        DisplayData data = new DisplayData(markdown);
        data.putMarkdown(markdown);
        return data;
    }

    /** Text as it must stand in HTML. */
    public static String escapeHtml(String text) {
        return Html.escape(text);
    }

    /** Removes what the cell shows so far. */
    public static void clearOutput() {
        clearOutput(false);
    }

    /**
     * Removes what the cell shows so far.
     *
     * @param wait true to wait until the next output replaces it
     */
    public static void clearOutput(boolean wait) {
        own().cell().clearOutput(wait);
    }

    /** Asks the person at the front end for a line. */
    public static String readLine(String prompt) throws IOException {
        return own().around.input().readLine(prompt, false);
    }

    /** The same for what must not be seen while it is typed. */
    public static String readPassword(String prompt) throws IOException {
        return own().around.input().readLine(prompt, true);
    }

    /**
     * Opens a line to what a front end shows, such as a widget or an extension.
     *
     * @param target what in the front end is to answer
     * @param data for it, with what can be written as JSON
     */
    public static CellComm openComm(String target, Map<String, ?> data) {
        Notebook own = own();
        if (!(own.cell() instanceof Cell cell)) {
            throw new UserMistake("Here no line to a front end can be opened. Call openComm from a cell of its own.");
        }
        return new CellComm(
                own.around.comms().open(cell.origin(), target, CellComm.json(data), new JsonObject()),
                own.cells.entry());
    }

    /**
     * Lets {@code opened} answer for lines that front ends open to {@code target}, from now on.
     *
     * @param opened is given the line, and the data that came with its opening
     */
    public static void registerComm(String target, BiConsumer<CellComm, Map<String, Object>> opened) {
        Notebook own = own();
        Supplier<Runnable> entry = own.cells.entry();
        own.around.comms().register(target, (line, data) -> {
            CellComm comm = new CellComm(line, entry);
            comm.later(() -> opened.accept(comm, CellComm.values(data)));
        });
    }

    /** A copy: what is displayed with an id must not change the caller's data. */
    private DisplayData identified(@Nullable Object value, String id) {
        DisplayData copy = new DisplayData();
        copy.assign(rendered(value));
        copy.setDisplayId(id);
        return copy;
    }

    private DisplayData rendered(@Nullable Object value) {
        return value == null ? new DisplayData("null") : renderers.render(value);
    }

    @Override
    public Supplier<Runnable> entry() {
        return cells.entry();
    }

    @Override
    public void goParallel() {
        cells.goParallel();
    }

    private static Notebook own() {
        return ShellTools.ofCaller(Notebook.class)
                .orElseThrow(() -> new UserMistake("This works in the code of cells only. Call it from a cell."));
    }

    private CellContext cell() {
        return cells.find().orElseThrow(() -> new UserMistake("No cell runs here. Call it from a cell."));
    }
}
