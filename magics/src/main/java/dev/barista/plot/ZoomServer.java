package dev.barista.plot;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.barista.kernel.comm.Comm;
import dev.barista.kernel.comm.Comms;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers plots that are zoomed or moved in a front end: what is in view is drawn anew in more detail. One for a kernel;
 * safe for threads. The latest plots are known, as long as there is memory for what they are made of; the others keep the
 * detail that they came with.
 *
 * <p>A front end opens a comm to {@value #TARGET} with {@code {plot: ID}} and asks with {@code {of: N, from: X, to: X}}, two
 * places on the axis of the figure that it shows, which is the plot's own (0), or that of the last answer or question. The answer is
 * {@code {of: N, figure: {data, layout}, from: X, to: X, complete: true|false}}: a figure that reaches half the view's width
 * beyond it, and where the view is on its axis.
 */
final class ZoomServer {
    static final String TARGET = "barista.plot";
    private static final int MOST_PLOTS = 30;

    private final Map<String, SoftReference<Zoom>> plots = new LinkedHashMap<>();

    ZoomServer(Comms comms) {
        comms.register(TARGET, this::open);
    }

    /** Keeps a plot; the name under which front ends may ask for it. */
    synchronized String keep(Zoom zoom) {
        if (plots.size() >= MOST_PLOTS) {
            plots.remove(plots.keySet().iterator().next());
        }
        String id = UUID.randomUUID().toString();
        plots.put(id, new SoftReference<>(zoom));
        return id;
    }

    private synchronized @Nullable Zoom find(String id) {
        SoftReference<Zoom> kept = plots.get(id);
        return kept == null ? null : kept.get();
    }

    private void open(Comm comm, JsonObject data) {
        JsonElement id = data.get("plot");
        Zoom zoom = id == null || !id.isJsonPrimitive() ? null : find(id.getAsString());
        if (zoom == null) {
            comm.close();
            return;
        }
        // The comm does not keep what the plot is made of: that may go when memory is needed.
        SoftReference<Zoom> kept = new SoftReference<>(zoom);
        Shown shown = new Shown();
        comm.onMessage(request -> {
            Zoom still = kept.get();
            if (still == null || !answer(comm, still, shown, request)) {
                comm.close();
            }
        });
    }

    /**
     * What a front end may show: the figure of the last answer, or, if it came too late for someone who had moved on, that of
     * which the last question was. Used by the comms' thread alone.
     */
    private static final class Shown {
        private final Map<Integer, StretchRows> figures = new HashMap<>();
        private int number;

        StretchRows of(double asked, StretchRows whole) {
            int known = (int) asked;
            figures.keySet().removeIf(each -> each != known && each != number);
            return figures.getOrDefault(known, whole);
        }

        int add(StretchRows rows) {
            figures.put(++number, rows);
            return number;
        }
    }

    private static boolean answer(Comm comm, Zoom zoom, Shown shown, JsonObject request) {
        double from = number(request, "from");
        double to = number(request, "to");
        if (!(Math.abs(from) < 1e9 && Math.abs(to) < 1e9 && from < to)) {
            return false;
        }
        StretchRows whole = zoom.whole();
        StretchRows before = shown.of(number(request, "of"), whole);
        int all = whole.end();
        double first = Math.max(0, Math.min(all - 1.0, before.row(from)));
        double end = Math.max(first + 1, Math.min(all, before.row(to)));
        double margin = Math.max(1, (end - first) / 2);
        int stretchFrom = (int) Math.max(0, Math.floor(first - margin));
        int stretchTo = (int) Math.min(all, Math.ceil(end + margin));
        Zoom.Stretch stretch = zoom.stretch(stretchFrom, stretchTo);
        JsonObject answer = new JsonObject();
        answer.addProperty("of", shown.add(stretch.rows()));
        answer.add("figure", JsonParser.parseString(stretch.figure()));
        answer.addProperty("from", stretch.rows().place(first));
        answer.addProperty("to", stretch.rows().place(end));
        answer.addProperty("complete", stretch.rows().isComplete());
        comm.send(answer);
        return true;
    }

    private static double number(JsonObject request, String name) {
        JsonElement value = request.get(name);
        return value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isNumber()
                ? value.getAsDouble()
                : Double.NaN;
    }
}
