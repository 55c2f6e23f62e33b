package dev.barista.train.backtest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A back-test in words and rows. Stateless. */
public final class BacktestText {
    /** What is said if all of the interval is above zero. */
    private static final String EARNED = "The agent earned: more than doing nothing would have.";

    /** The columns' headings, the first of them empty. */
    public static List<String> headings(Backtest test) {
        int seeds = test.agents().size();
        return seeds == 1
                ? List.of("", "agent", "agent, actions drawn", "buy and hold", "random agent")
                : List.of("", "agent", seeds + " agents", "agent, actions drawn", "buy and hold", "random agent");
    }

    private BacktestText() {}

    private record Figure(String name, ToDoubleFunction<Metrics> value, String format) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("cumulative return", m -> 100 * m.cumulativeReturn(), "%+.2f %%"),
            new Figure("max earning rate", m -> 100 * m.maxEarningRate(), "%.2f %%"),
            new Figure("maximum pullback (drawdown)", m -> 100 * m.maxPullback(), "%.2f %%"),
            new Figure("average profitability per trade", Metrics::averageProfitPerTrade, "%+,.2f $"),
            new Figure("Sharpe ratio, a year", Metrics::sharpeRatio, "%.2f"),
            new Figure("trades", Metrics::trades, "%,.0f"));

    /** What was traded, when, and that the bars are made up if they are. */
    public static String title(Backtest test) {
        long[] times = test.agent().times();
        return "Back-test of " + test.title() + (test.practice() ? " (practice data)" : "")
                + ", out of sample, after costs: "
                + day(times[0]) + " to " + day(times[times.length - 1])
                + String.format(Locale.ROOT, ", %,d bars", times.length - 1);
    }

    private static String day(long millis) {
        return Instant.ofEpochMilli(millis)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    /** A row a figure, as {@link #headings} says; of several seeds the median and the range. */
    public static List<List<String>> rows(Backtest test) {
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : FIGURES) {
            List<String> row = new ArrayList<>(List.of(figure.name(), one(figure, test.agent())));
            if (test.agents().size() > 1) {
                row.add(several(figure, test.agents()));
            }
            row.add(several(figure, test.drawn()));
            row.add(one(figure, test.buyAndHold()));
            row.add(several(figure, test.random()));
            rows.add(row);
        }
        return rows;
    }

    private static String one(Figure figure, Curve curve) {
        return String.format(Locale.ROOT, figure.format(), figure.value().applyAsDouble(Metrics.of(curve)));
    }

    private static String several(Figure figure, List<Curve> curves) {
        double[] values = curves.stream()
                .map(Metrics::of)
                .mapToDouble(figure.value())
                .sorted()
                .toArray();
        return String.format(Locale.ROOT, figure.format(), values[values.length / 2])
                + String.format(Locale.ROOT, " (%.4g to %.4g)", values[0], values[values.length - 1]);
    }

    /** How sure all that is, and what it does not say. */
    public static List<String> notes(Backtest test) {
        double[] agent = test.agent().returns();
        double[] held = test.buyAndHold().returns();
        int common = Math.min(agent.length, held.length);
        Bootstrap.Interval earned = Bootstrap.ofReturn(agent);
        Bootstrap.Interval more = Bootstrap.ofDifference(Arrays.copyOf(agent, common), Arrays.copyOf(held, common));
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "95 %% confidence by block bootstrap: return of the agent %+.2f to %+.2f %%, more than buy and hold %+.2f to %+.2f %%",
                100 * earned.low(),
                100 * earned.high(),
                100 * more.low(),
                100 * more.high()));
        if (test.agent().trades().isEmpty()) {
            notes.add("The agent kept its cash: it found nothing worth the costs.");
        } else {
            notes.add(
                    earned.low() > 0
                            ? EARNED
                            : earned.high() < 0
                                    ? "The agent lost: doing nothing would have been better."
                                    : "What the agent earned is not told apart from nothing.");
        }
        notes.add(
                more.low() > 0
                        ? "The agent did better than buy and hold."
                        : more.high() < 0
                                ? "The agent did worse than buy and hold."
                                : "That is not told apart from buy and hold.");
        notes.add(
                test.drawn().size() + " seeds each of drawn actions and the random agent: median (lowest to highest)");
        notes.add(
                test.agents().size() == 1
                        ? "One training: another seed may end elsewhere. --seeds 3 trains three and tells luck apart."
                        : test.agents().size()
                                + " agents, each trained with a seed of its own: median (lowest to highest)");
        if (test.practice()) {
            notes.add("Practice data are made up: an agent that earns here has learnt how they are made, no market.");
        }
        return notes;
    }

    static String of(Backtest test) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings(test));
        rows.addAll(rows(test));
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder(title(test));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String cell = row.get(c);
                String space = " ".repeat(widths[c] - cell.length());
                line.append(c == 0 ? "\n  " + cell + space : "  " + space + cell);
            }
            text.append(line);
        }
        notes(test).forEach(note -> text.append("\n  ").append(note));
        return text.toString();
    }
}
