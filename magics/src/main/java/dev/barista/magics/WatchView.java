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
import java.util.Locale;
import java.util.Map;

/**
 * Shows a watch. Made for each; immutable.
 *
 * @param last how many bars are drawn
 * @param source where they come from, as the reader knows it
 */
record WatchView(Timeframe timeframe, PlotKind kind, int last, String source, boolean practice) {
    /** Before there is anything to draw. */
    DisplayData waiting(Symbol symbol) {
        return lines("Watching " + symbol + ": waits for the load");
    }

    /** The picture as it is now. No PNG: it would be made twice a second for nobody. */
    DisplayData live(Watch watch) {
        Watch.Seen seen = watch.seen();
        if (seen.bars().isEmpty()) {
            return waiting(watch.symbol());
        }
        Picture picture = chart(watch.symbol(), seen.bars()).picture();
        DisplayData data = new DisplayData(picture.caption() + "\n" + line(watch));
        data.putHTML(picture.html() + div(line(watch)));
        return data;
    }

    /** What stays when it has ended: a plot like any other. */
    DisplayData last(Watch watch, Renderers renderers) {
        Watch.Seen seen = watch.seen();
        if (seen.bars().isEmpty()) {
            return lines("Watching " + watch.symbol() + ": " + seen.note());
        }
        DisplayData data = renderers.render(chart(watch.symbol(), seen.bars()));
        data.putText(data.getData(MIMEType.TEXT_PLAIN) + "\n" + line(watch));
        data.putHTML(data.getData(MIMEType.TEXT_HTML) + div(line(watch)));
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

    private static String line(Watch watch) {
        Watch.Seen seen = watch.seen();
        String line = String.format(Locale.ROOT, "Watching %s: %,d new bars", watch.symbol(), seen.arrived());
        String pace = watch.pace();
        return line + (pace.isEmpty() ? "" : " · " + pace) + (seen.note().isEmpty() ? "" : " · " + seen.note());
    }

    private Chart chart(Symbol symbol, Bars all) {
        BarsBuilder shown = new BarsBuilder(last);
        for (int row = Math.max(0, all.size() - last); row < all.size(); row++) {
            shown.add(all, row);
        }
        return new BarCharts(Map.of(symbol, shown.build()), timeframe, source, practice, false, NyseCalendar.NEW_YORK)
                .chart(kind);
    }
}
