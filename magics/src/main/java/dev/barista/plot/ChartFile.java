package dev.barista.plot;

import dev.barista.market.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes charts to files: a page that works offline, or the still picture. Stateless. */
public final class ChartFile {
    private ChartFile() {}

    /**
     * Writes {@code chart} to {@code file}, whose ending says as what: {@code .html}, {@code .png} or {@code .svg}.
     *
     * @throws InvalidInputException for another ending, or PNG on a machine that can draw none
     * @throws IOException if it cannot be written
     */
    public static void save(Chart chart, Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            Files.writeString(file, chart.picture().svg());
        } else if (name.endsWith(".png")) {
            Files.write(
                    file,
                    chart.picture()
                            .png()
                            .orElseThrow(
                                    () -> new InvalidInputException("this machine has no fonts to draw a PNG with. "
                                            + "Try: --save " + file.toString().replaceAll("(?i)png$", "svg"))));
        } else if (name.endsWith(".html")) {
            Files.write(file, page(chart).getBytes(StandardCharsets.UTF_8));
        } else {
            throw new InvalidInputException(
                    "--save takes a file that ends in .html, .png or .svg, got " + file + ". Try: --save chart.html");
        }
    }

    private static String page(Chart chart) {
        return "<!doctype html><html><head><meta charset=\"utf-8\"><title>Barista</title></head><body>"
                + "<div class=\"barista-plot\">" + chart.picture().html() + "</div><script>"
                + PlotlyLibrary.call("chart", chart.figure()) + "</script><script>" + PlotlyLibrary.javascript()
                + "</script></body></html>";
    }
}
