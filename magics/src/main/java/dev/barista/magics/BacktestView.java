package dev.barista.magics;

import dev.barista.kernel.display.Html;
import dev.barista.market.NyseCalendar;
import dev.barista.plot.Chart;
import dev.barista.plot.EquityChart;
import dev.barista.train.backtest.Backtest;
import dev.barista.train.backtest.BacktestText;
import dev.barista.train.backtest.Curve;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows a back-test: a table of figures, how sure they are, and the picture of what the portfolios were worth. Stateless. */
final class BacktestView {
    private BacktestView() {}

    static DisplayData render(Backtest test) {
        StringBuilder html = new StringBuilder("<div class=\"barista-backtest\"><div><b>")
                .append(Html.escape(BacktestText.title(test)))
                .append("</b></div><table class=\"dataframe\"><thead>");
        row(html, "th", BacktestText.headings(test));
        html.append("</thead><tbody>");
        BacktestText.rows(test).forEach(row -> row(html, "td", row));
        html.append("</tbody></table>");
        BacktestText.notes(test)
                .forEach(note -> html.append("<div>").append(Html.escape(note)).append("</div>"));
        html.append(chart(test).picture().html()).append("</div>");
        DisplayData data = new DisplayData(test.toString());
        data.putHTML(html.toString());
        return data;
    }

    /** What the portfolios were worth. */
    static Chart chart(Backtest test) {
        Map<String, double[]> values = new LinkedHashMap<>();
        values.put("agent", test.agent().values());
        values.put("buy and hold", test.buyAndHold().values());
        Curve random = test.random().get(0);
        values.put("random agent", random.values());
        return EquityChart.of(
                test.title() + ": the portfolio's value",
                "of 100, out of sample, after costs",
                test.agent().times(),
                values,
                test.practice(),
                NyseCalendar.NEW_YORK);
    }

    private static void row(StringBuilder html, String kind, List<String> cells) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            html.append('<')
                    .append(kind)
                    .append(i == 0 ? " style=\"text-align:left\">" : " style=\"text-align:right\">")
                    .append(Html.escape(cells.get(i)))
                    .append("</")
                    .append(kind)
                    .append('>');
        }
        html.append("</tr>");
    }
}
