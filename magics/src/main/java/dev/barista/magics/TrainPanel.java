package dev.barista.magics;

import dev.barista.kernel.display.Html;
import dev.barista.train.TrainingProgress;
import dev.barista.train.worker.RunProgress;
import dev.barista.train.worker.RunText;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Shows how a training stands: what is done, its figures and small charts. Stateless. */
final class TrainPanel {
    private static final int CHARTS_IN_A_ROW = 4;

    private record Curve(String name, ToDoubleFunction<TrainingProgress> value) {}

    private static final List<Curve> CURVES = List.of(
            new Curve("policy loss", TrainingProgress::policyLoss),
            new Curve("value loss", TrainingProgress::valueLoss),
            new Curve("entropy", TrainingProgress::entropy),
            new Curve("KL", TrainingProgress::approxKl),
            new Curve("explained variance", TrainingProgress::explainedVariance),
            new Curve("clipped", TrainingProgress::clipFraction),
            new Curve("steps/s", TrainingProgress::stepsPerSecond),
            new Curve("reward in sample", TrainingProgress::meanReturn));

    private TrainPanel() {}

    static DisplayData render(RunProgress run) {
        DisplayData data = new DisplayData(run.toString());
        data.putHTML(html(run));
        return data;
    }

    private static String html(RunProgress run) {
        StringBuilder html = new StringBuilder("<div class=\"barista-train\" style=\"line-height:1.5\">");
        html.append("<div><b>").append(Html.escape(RunText.title(run.config()))).append("</b></div>");
        bar(html, run);
        line(html, run.stage());
        RunText.figures(run).forEach(figures -> line(html, figures));
        run.warnings().forEach(warning -> line(html, "⚠️ " + warning));
        if (run.updates().size() > 1) {
            charts(html, run);
        }
        return html.append("</div>").toString();
    }

    private static void bar(StringBuilder html, RunProgress run) {
        String color =
                switch (run.state()) {
                    case FAILED, KILLED -> "#bb5566";
                    case STOPPED -> "#888";
                    case STARTING, TRAINING, DONE -> "#4477aa";
                };
        html.append(String.format(
                Locale.ROOT,
                "<div style=\"width:36em;max-width:100%%;height:0.5em;background:rgba(128,128,128,0.3)\">"
                        + "<div style=\"width:%.1f%%;height:100%%;background:%s\"></div></div>",
                100 * (run.state() == RunProgress.State.DONE ? 1 : run.fraction()),
                color));
    }

    private static void charts(StringBuilder html, RunProgress run) {
        html.append("<table><tbody>");
        // What it earns where it trains says nothing without what it earns elsewhere.
        List<Curve> shown = run.validation() == null ? CURVES.subList(0, CURVES.size() - 1) : CURVES;
        for (int first = 0; first < shown.size(); first += CHARTS_IN_A_ROW) {
            html.append("<tr>");
            for (Curve curve : shown.subList(first, Math.min(shown.size(), first + CHARTS_IN_A_ROW))) {
                double[] values =
                        run.updates().stream().mapToDouble(curve.value()).toArray();
                html.append("<td style=\"text-align:left;padding:0 0.6em 0 0\"><div>")
                        .append(curve.name())
                        .append("</div>")
                        .append(Sparkline.html(curve.name(), values))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private static void line(StringBuilder html, String text) {
        html.append("<div>").append(Html.escape(text)).append("</div>");
    }
}
