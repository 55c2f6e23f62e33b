package dev.barista.train.worker;

import dev.barista.train.TrainingProgress;
import dev.barista.train.backtest.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a run stands, in lines of plain text. Stateless. */
public final class RunText {
    private RunText() {}

    static String of(RunProgress run) {
        List<String> lines = new ArrayList<>();
        lines.add("🧠 " + title(run.config()));
        lines.add("  " + run.stage());
        lines.addAll(figures(run).stream().map(line -> "  " + line).toList());
        run.warnings().forEach(warning -> lines.add("  ⚠️ " + warning));
        return String.join("\n", lines);
    }

    /** Such as {@code "Training prices: SPY, QQQ (practice data), lstm extractor"}. */
    public static String title(RunConfig config) {
        List<String> symbols = config.symbols();
        String shown = symbols.size() > 6
                ? String.join(", ", symbols.subList(0, 5)) + " and " + (symbols.size() - 5) + " more"
                : String.join(", ", symbols);
        return "Training " + config.name() + ": " + shown + (config.practice() ? " (practice data)" : "")
                + (config.options() ? " with options" : "") + ", " + config.extractor() + " extractor";
    }

    /** The figures, a line a group; what is not known yet is left out. */
    public static List<String> figures(RunProgress run) {
        List<String> lines = new ArrayList<>();
        TrainingProgress now = run.latest();
        if (now != null) {
            lines.add(pace(run, now));
            lines.add(say(
                    "policy loss %.4f · value loss %.3f · entropy %.2f · KL %.4f · explained variance %.2f",
                    now.policyLoss(), now.valueLoss(), now.entropy(), now.approxKl(), now.explainedVariance()));
        }
        Metrics validation = run.validation();
        if (validation != null) {
            // What was earned where it trains says nothing by itself.
            String inSample = now == null || Double.isNaN(now.meanReturn())
                    ? ""
                    : say(" · mean reward of an episode in sample %+.2f", now.meanReturn());
            lines.add("validation " + figures(validation) + inSample);
        }
        Metrics test = run.test();
        if (test != null) {
            lines.add("test, out of sample, " + figures(test));
        }
        return lines;
    }

    private static String pace(RunProgress run, TrainingProgress now) {
        String of = run.config().episodes() > 0
                ? say(
                        "%,d of %,d episodes · %,d steps",
                        now.episodes(), run.config().episodes(), now.step())
                : say(
                        "%,d of %,d steps · %,d episodes",
                        now.step(), run.config().steps(), now.episodes());
        String left = run.state().isEnd() || run.left() == null || run.left().isZero()
                ? ""
                : " · " + duration(run.left()) + " left";
        return of + say(" · %,.0f steps/s", now.stepsPerSecond()) + " · " + duration(run.elapsed()) + " elapsed" + left;
    }

    private static String figures(Metrics metrics) {
        return say(
                "return %+.2f %% · Sharpe %.2f · drawdown %.2f %%",
                100 * metrics.cumulativeReturn(), metrics.sharpeRatio(), 100 * metrics.maxPullback());
    }

    private static String duration(@Nullable Duration time) {
        long seconds = time == null ? 0 : time.toSeconds();
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? say("%d:%02d min", seconds / 60, seconds % 60)
                        : say("%d:%02d h", seconds / 3600, seconds / 60 % 60);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
