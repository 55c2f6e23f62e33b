package dev.barista.magics;

import dev.barista.kernel.display.Html;
import dev.barista.kernel.display.Renderers;
import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.NyseCalendar;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.plot.BarCharts;
import dev.barista.plot.Chart;
import dev.barista.plot.Picture;
import dev.barista.plot.PlotKind;
import dev.barista.watch.Watch;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows a watch. Made for each; immutable.
 *
 * @param last how many bars are drawn
 * @param source where they come from, as the reader knows it
 * @param quality judges the bars that have been seen
 */
record WatchView(Timeframe timeframe, PlotKind kind, int last, String source, boolean practice, WatchQuality quality) {
    /** Before there is anything to draw. */
    DisplayData waiting(String symbols) {
        return lines("Watching " + symbols + ": waits for the load");
    }

    /** The picture as it is now. No PNG: it would be made twice a second for nobody. */
    DisplayData live(Watch watch) {
        Watch.Seen seen = watch.seen();
        if (seen.bars().isEmpty()) {
            return waiting(watch.symbols());
        }
        Picture picture = chart(seen.bars()).picture();
        String line = line(watch, seen);
        DisplayData data = new DisplayData(picture.caption() + "\n" + line);
        data.putHTML(picture.html() + div(line));
        return data;
    }

    /** What stays when it has ended: a plot like any other. */
    DisplayData last(Watch watch, Renderers renderers) {
        Watch.Seen seen = watch.seen();
        if (seen.bars().isEmpty()) {
            return lines("Watching " + watch.symbols() + ": " + seen.note());
        }
        DisplayData data = renderers.render(chart(seen.bars()));
        String line = line(watch, seen);
        data.putText(data.getData(MIMEType.TEXT_PLAIN) + "\n" + line);
        data.putHTML(data.getData(MIMEType.TEXT_HTML) + div(line));
        return data;
    }

    private static DisplayData lines(String text) {
        DisplayData data = new DisplayData(text);
        data.putHTML(div(text));
        return data;
    }

    private static String div(String text) {
        return "<div>" + Html.escape(text) + "</div>";
    }

    private String line(Watch watch, Watch.Seen seen) {
        String line = String.format(Locale.ROOT, "Watching %s: %,d new bars", watch.symbols(), seen.arrived());
        String pace = watch.pace();
        return line
                + (pace.isEmpty() ? "" : " · " + pace)
                + (seen.note().isEmpty() ? "" : " · " + seen.note())
                + " · " + quality.words(seen);
    }

    private Chart chart(Map<Symbol, Bars> all) {
        Map<Symbol, Bars> drawn = new LinkedHashMap<>();
        all.forEach((symbol, bars) -> drawn.put(symbol, newest(bars)));
        return new BarCharts(drawn, timeframe, source, practice, false, NyseCalendar.NEW_YORK).chart(kind);
    }

    private Bars newest(Bars all) {
        BarsBuilder shown = new BarsBuilder(last);
        for (int row = Math.max(0, all.size() - last); row < all.size(); row++) {
            shown.add(all, row);
        }
        return shown.build();
    }
}
