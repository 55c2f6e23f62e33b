package dev.barista.plot;

import java.util.function.Function;
import java.util.stream.IntStream;

/** Draws stretches of lines with more of their points. Made by line charts; immutable. */
final class LineZoom implements Zoom {
    private final LineChart lines;
    private final StretchRows whole;
    private final Function<LineChart, String> figure;

    private LineZoom(LineChart lines, int[] kept, Function<LineChart, String> figure) {
        this.lines = lines;
        this.whole = new StretchRows(lines.axis().size(), kept);
        this.figure = figure;
    }

    /**
     * A chart of lines, which can be zoomed if its own figure leaves points out.
     *
     * @param lines all of them, with all their points
     * @param figure describes some points of them to Plotly
     */
    static Chart chart(Picture picture, LineChart lines, Function<LineChart, String> figure) {
        int[] kept = lines.kept(LineChart.INTERACTIVE_STRETCHES);
        String json = figure.apply(lines.at(kept));
        return kept.length == lines.axis().size()
                ? new Chart(picture, json)
                : new Chart(picture, json, new LineZoom(lines, kept, figure));
    }

    @Override
    public StretchRows whole() {
        return whole;
    }

    @Override
    public Stretch stretch(int from, int to) {
        LineChart part = lines.at(IntStream.range(from, to).toArray());
        int[] kept = part.kept(LineChart.INTERACTIVE_STRETCHES);
        int[] starts = IntStream.of(kept).map(row -> from + row).toArray();
        return new Stretch(figure.apply(part.at(kept)), new StretchRows(to, starts));
    }
}
