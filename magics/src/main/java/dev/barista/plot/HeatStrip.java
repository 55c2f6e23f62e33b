package dev.barista.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/** Paints bins of a row as one strip; neighbours of the same colour become one rectangle. */
final class HeatStrip {
    private final Canvas canvas;
    private final HeatAxis axis;
    private final double left;
    private final double binWidth;

    HeatStrip(Canvas canvas, HeatAxis axis, double left, double width) {
        this.canvas = canvas;
        this.axis = axis;
        this.left = left;
        binWidth = width / Math.max(1, axis.bins());
    }

    void paint(IntFunction<String> color, double top, double height) {
        Map<String, DoubleStream.Builder> byColor = new LinkedHashMap<>();
        int bin = 0;
        while (bin < axis.bins()) {
            String shade = color.apply(bin);
            int end = bin + 1;
            while (end < axis.bins() && color.apply(end).equals(shade)) {
                end++;
            }
            byColor.computeIfAbsent(shade, any -> DoubleStream.builder())
                    .add(left + bin * binWidth)
                    .add(top)
                    .add((end - bin) * binWidth)
                    .add(height);
            bin = end;
        }
        byColor.forEach((shade, rects) -> canvas.rects(shade, rects.build().toArray()));
        paintHolidays(color, top, height);
        paintSeams(top, height);
    }

    /** A holiday is white with a dash in the middle, as in a calendar on which a day is crossed out. */
    private void paintHolidays(IntFunction<String> color, double top, double height) {
        DoubleStream.Builder dashes = DoubleStream.builder();
        for (int bin = 0; bin < axis.bins(); bin++) {
            if (color.apply(bin).equals(HeatColors.HOLIDAY)) {
                dashes.add(left + bin * binWidth).add(top + height / 2);
                dashes.add(left + (bin + 1) * binWidth).add(top + height / 2);
            }
        }
        canvas.lines(Palette.FAINT_INK, 1.5, dashes.build().toArray());
    }

    /** Days are told apart by a thin seam where there is room for it. */
    private void paintSeams(double top, double height) {
        double dayWidth = binWidth * axis.bins() / Math.max(1, axis.days().size());
        if (dayWidth < 5) {
            return;
        }
        double[] seams = List.copyOf(axis.days()).stream()
                .skip(1)
                .flatMapToDouble(day -> {
                    double x = left + axis.bin(day) * binWidth;
                    return DoubleStream.of(x, top, x, top + height);
                })
                .toArray();
        canvas.lines(Palette.PAPER, 1, seams);
    }
}
