package dev.barista.magics;

import dev.barista.kernel.display.Html;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Small line charts, as images that every front end shows, untrusted notebooks too. Stateless. */
final class Sparkline {
    private static final int WIDTH = 170;
    private static final int HEIGHT = 44;
    private static final int EDGE = 3;
    private static final String COLOR = "#4477aa";

    private Sparkline() {}

    /** An {@code <img>} of the values, side by side, with their last one in its tooltip; NaN are left out. */
    static String html(String what, double... values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        String says = known.length == 0
                ? what + ": nothing yet"
                : String.format(
                        Locale.ROOT,
                        "%s: %.4g, from %.4g to %.4g",
                        what,
                        known[known.length - 1],
                        Arrays.stream(known).min().orElse(0),
                        Arrays.stream(known).max().orElse(0));
        String image = Base64.getEncoder().encodeToString(svg(known).getBytes(StandardCharsets.UTF_8));
        return "<img width=\"%d\" height=\"%d\" alt=\"%s\" title=\"%s\" src=\"data:image/svg+xml;base64,%s\">"
                .formatted(WIDTH, HEIGHT, Html.escape(says), Html.escape(says), image);
    }

    private static String svg(double... values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double span = high > low ? high - low : 1;
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            double x = EDGE + (WIDTH - 2.0 * EDGE) * i / Math.max(1, values.length - 1);
            double y = HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * (values[i] - low) / span;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        String zero = "";
        if (low < 0 && high > 0) {
            double y = HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * (0 - low) / span;
            zero = String.format(
                    Locale.ROOT,
                    "<line x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#888\" stroke-width=\"0.5\"/>",
                    WIDTH,
                    y,
                    y);
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\">"
                + "<rect width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" fill=\"#888\" fill-opacity=\"0.08\"/>" + zero
                + "<polyline fill=\"none\" stroke=\"" + COLOR + "\" stroke-width=\"1.5\" points=\"" + points
                + "\"/></svg>";
    }
}
