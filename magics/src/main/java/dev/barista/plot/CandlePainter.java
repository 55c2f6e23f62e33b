package dev.barista.plot;

import dev.barista.market.Bars;
import dev.barista.plot.TextStyle.Anchor;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Paints the still picture of a candlestick plot: prices above, volume below, one slot for each candle. */
final class CandlePainter {
    private static final double LEFT = 16;
    private static final double RIGHT = Candlesticks.WIDTH - 72;
    private static final double PRICE_TOP = 76;
    private static final double PRICE_BOTTOM = 326;
    private static final double VOLUME_TOP = 346;
    private static final double VOLUME_BOTTOM = 420;
    private static final TextStyle AXIS = TextStyle.of(12, Palette.FAINT_INK);

    private final Canvas canvas;
    private final CandleSeries series;
    private final CandleText text;
    private final double slot;
    private final double lowest;
    private final double highest;

    CandlePainter(Canvas canvas, CandleSeries series, CandleText text) {
        this.canvas = canvas;
        this.series = series;
        this.text = text;
        slot = (RIGHT - LEFT) / Math.max(1, series.size());
        double margin = Math.max((series.highest() - series.lowest()) * 0.04, Math.abs(series.highest()) * 1e-4);
        lowest = series.lowest() - margin;
        highest = series.highest() + margin;
    }

    void paint() {
        text.title(series).paint(canvas);
        if (series.isEmpty()) {
            canvas.text(
                    TextStyle.of(18, Palette.FAINT_INK).at(Anchor.MIDDLE), middle(), PRICE_BOTTOM, "No bars to show");
            return;
        }
        if (text.of().isPractice()) {
            TextStyle watermark = TextStyle.of(64, Palette.WATERMARK).inBold().at(Anchor.MIDDLE);
            canvas.text(watermark, middle(), (PRICE_TOP + PRICE_BOTTOM) / 2 + 22, "PRACTICE DATA");
        }
        paintAxes();
        paintVolume();
        for (boolean up : new boolean[] {false, true}) {
            if (text.of().isOhlc()) {
                paintOhlc(up);
            } else {
                paintCandles(up);
            }
        }
    }

    private void paintAxes() {
        ValueTicks ticks = new ValueTicks(lowest, highest, 8);
        for (double value : ticks.values()) {
            canvas.lines(Palette.GRID, 1, LEFT, y(value), RIGHT, y(value));
            canvas.text(AXIS, RIGHT + 8, y(value) + 4, ticks.label(value));
        }
        for (TimeTicks.Tick tick : text.ticks(series)) {
            double x = LEFT + tick.index() * slot;
            canvas.lines(Palette.GRID, 1, x, PRICE_TOP, x, VOLUME_BOTTOM + 5);
            canvas.text(AXIS, x + 3, VOLUME_BOTTOM + 18, tick.label());
        }
        canvas.lines(Palette.GRID, 1, LEFT, VOLUME_BOTTOM, RIGHT, VOLUME_BOTTOM);
    }

    private void paintVolume() {
        long largest = series.largestVolume();
        if (largest <= 0) {
            canvas.text(AXIS, RIGHT + 8, VOLUME_BOTTOM, "no volume");
            return;
        }
        double perShare = (VOLUME_BOTTOM - VOLUME_TOP) / (double) largest;
        for (boolean up : new boolean[] {false, true}) {
            double[] bars = rows(up).mapToObj(row -> {
                        double height = (double) Math.max(0L, series.candles().volume(row)) * perShare;
                        return new double[] {center(row) - body() / 2, VOLUME_BOTTOM - height, body(), height};
                    })
                    .flatMapToDouble(DoubleStream::of)
                    .toArray();
            canvas.rects(up ? Palette.UP_PALE : Palette.DOWN_PALE, bars);
        }
        canvas.text(AXIS, RIGHT + 8, VOLUME_TOP + 4, ValueTicks.shortCount((double) largest));
        canvas.text(AXIS, RIGHT + 8, VOLUME_TOP + 19, "volume");
    }

    private void paintCandles(boolean up) {
        String color = up ? Palette.UP : Palette.DOWN;
        double[] wicks = rows(up).mapToObj(row -> new double[] {
                    center(row),
                    y(series.candles().high(row)),
                    center(row),
                    y(series.candles().low(row))
                })
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        canvas.lines(color, Math.min(1.2, body() / 2), wicks);
        canvas.rects(color, bodies(up, 0));
        if (up && body() >= 5) {
            // Rising candles are hollow where there is room, so that colour is not all that tells them apart.
            canvas.rects(Palette.PAPER, bodies(up, 1.2));
        }
    }

    /** A line from low to high, with a tick to the left at the open and one to the right at the close. */
    private void paintOhlc(boolean up) {
        Bars bars = series.candles();
        double tick = Math.max(body() / 2, 0.5);
        double[] strokes = rows(up).mapToObj(row -> new double[] {
                    center(row),
                    y(bars.high(row)),
                    center(row),
                    y(bars.low(row)),
                    center(row) - tick,
                    y(bars.open(row)),
                    center(row),
                    y(bars.open(row)),
                    center(row),
                    y(bars.close(row)),
                    center(row) + tick,
                    y(bars.close(row))
                })
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        canvas.lines(up ? Palette.UP : Palette.DOWN, Math.max(1, Math.min(1.6, body() / 2)), strokes);
    }

    private double[] bodies(boolean up, double inset) {
        return rows(up).mapToObj(row -> {
                    double top = y(Math.max(
                            series.candles().open(row), series.candles().close(row)));
                    double bottom = y(Math.min(
                            series.candles().open(row), series.candles().close(row)));
                    double height = Math.max(bottom - top, inset > 0 ? 0 : 1) - 2 * inset;
                    return new double[] {
                        center(row) - body() / 2 + inset, top + inset, body() - 2 * inset, Math.max(0, height)
                    };
                })
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    private IntStream rows(boolean up) {
        return IntStream.range(0, series.size()).filter(row -> series.isUp(row) == up);
    }

    private double center(int row) {
        return LEFT + (row + 0.5) * slot;
    }

    private double body() {
        return Math.max(Math.min(slot * 0.7, 14), Math.min(slot, 1));
    }

    private double y(double price) {
        return PRICE_BOTTOM - (price - lowest) / (highest - lowest) * (PRICE_BOTTOM - PRICE_TOP);
    }

    private static double middle() {
        return (LEFT + RIGHT) / 2;
    }
}
