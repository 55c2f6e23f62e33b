package dev.barista.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The scripts that plots consist of in a browser, plotly.js among them; read from the jar at each call. */
final class PlotlyLibrary {
    private PlotlyLibrary() {}

    /** JavaScript that makes plotly.js and our drawing known to the page; about 2 MB. */
    static String javascript() {
        String packed = Base64.getEncoder().encodeToString(resource("plotly.min.js.gz"));
        return "(" + text("library.js") + ")(\"" + packed + "\")";
    }

    /**
     * JavaScript that lets the library draw into the element before the script's own.
     *
     * @param kind the drawing function
     * @param json its argument; must be safe inside a script element
     */
    static String call(String kind, String json) {
        return "(" + text("plot.js") + ")(document.currentScript,\"" + kind + "\"," + json + ")";
    }

    /** Comments and indentation are for readers of the sources, not for every output of every notebook. */
    private static String text(String name) {
        return new String(resource(name), StandardCharsets.UTF_8)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)^\\s*//.*$", "")
                .replaceAll("(?m)^\\s+", "")
                .strip();
    }

    private static byte[] resource(String name) {
        try (@Nullable InputStream in = PlotlyLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks dev/barista/plot/" + name + ": build it with Maven");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
