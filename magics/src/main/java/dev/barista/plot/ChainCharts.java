package dev.barista.plot;

import dev.barista.market.InvalidInputException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Charts of implied volatility. Made by {@code %plot}; immutable.
 *
 * @param chain as {@link dev.barista.table.ChainTables} describes it
 * @param source where it comes from, as the reader knows it
 * @param isPractice whether it is made up
 */
public record ChainCharts(Table chain, String source, boolean isPractice) {
    private static final int MOST_LINES = 8;
    private static final int PERCENT = 100;

    /**
     * Draws one kind.
     *
     * @throws InvalidInputException if the chain lacks what it takes, or has several underlyings where one is drawn
     */
    public Chart chart(PlotKind kind) {
        List<ChainSmile> smiles = ChainSmile.of(chain);
        if (smiles.isEmpty()) {
            throw new InvalidInputException("no contract of this chain has an implied volatility");
        }
        List<String> underlyings =
                smiles.stream().map(ChainSmile::underlying).distinct().toList();
        if (kind != PlotKind.TERM && underlyings.size() > 1) {
            throw new InvalidInputException("a " + kind + " is drawn of one underlying, and these are "
                    + String.join(", ", underlyings) + ". Try: %plot NAME " + underlyings.get(0) + " --kind " + kind);
        }
        return switch (kind) {
            case SMILE -> smile(smiles);
            case TERM -> term(smiles, underlyings);
            case SURFACE -> surface(smiles);
            default ->
                throw new InvalidInputException("of a chain smile, term and surface are drawn, not " + kind
                        + ". Of its columns: %plot NAME.chain() --x strike --y iv");
        };
    }

    private Chart smile(List<ChainSmile> smiles) {
        int lines = Math.min(MOST_LINES, smiles.size());
        List<XyChart.Series> series = IntStream.range(0, lines)
                .mapToObj(i -> smiles.get(lines == 1 ? 0 : (int) ((long) i * (smiles.size() - 1) / (lines - 1))))
                .map(each -> new XyChart.Series(each.expiry().toString(), each.strikes(), percent(each.volatilities())))
                .toList();
        String shown = lines < smiles.size() ? lines + " of " + smiles.size() + " expiries · " : "";
        return new XyChart(
                        title(smiles.get(0).underlying(), "smile", shown + "contracts out of the money"),
                        "strike",
                        "implied volatility, %",
                        series,
                        true)
                .chart();
    }

    private Chart term(List<ChainSmile> smiles, List<String> underlyings) {
        LocalDate today = ChainSmile.quoted(chain).orElseGet(() -> smiles.stream()
                .map(ChainSmile::expiry)
                .min(LocalDate::compareTo)
                .orElseThrow());
        List<XyChart.Series> series = new ArrayList<>();
        for (String underlying : underlyings) {
            List<ChainSmile> own = smiles.stream()
                    .filter(each -> each.underlying().equals(underlying))
                    .toList();
            series.add(new XyChart.Series(
                    underlying,
                    own.stream()
                            .mapToDouble(each -> ChronoUnit.DAYS.between(today, each.expiry()))
                            .toArray(),
                    own.stream()
                            .mapToDouble(each -> PERCENT * each.atTheMoney())
                            .toArray()));
        }
        return new XyChart(
                        title(String.join(", ", underlyings), "term structure", "at the money"),
                        "days to expiry from " + today,
                        "implied volatility, %",
                        series,
                        true)
                .chart();
    }

    private Chart surface(List<ChainSmile> smiles) {
        double[] strikes = smiles.stream()
                .flatMapToDouble(each -> Arrays.stream(each.strikes()))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[][] values = new double[smiles.size()][strikes.length];
        for (int row = 0; row < values.length; row++) {
            ChainSmile smile = smiles.get(row);
            values[row] = Arrays.stream(strikes)
                    .map(strike -> PERCENT * smile.at(strike))
                    .toArray();
        }
        return new GridChart(
                        title(smiles.get(0).underlying(), "surface", "between strikes on a straight line"),
                        new GridChart.Names(
                                "strike",
                                Arrays.stream(strikes)
                                        .mapToObj(strike -> strike == Math.rint(strike)
                                                ? String.format(Locale.ROOT, "%.0f", strike)
                                                : Double.toString(strike))
                                        .toList()),
                        new GridChart.Names(
                                "expiry",
                                smiles.stream()
                                        .map(smile -> smile.expiry().toString())
                                        .toList()),
                        values,
                        GridColors.FROM_LOW,
                        true)
                .chart();
    }

    private static double[] percent(double[] values) {
        return Arrays.stream(values).map(value -> PERCENT * value).toArray();
    }

    private ChartTitle title(String names, String what, String details) {
        return new ChartTitle(names + " · implied volatility · " + what, details + " · source: " + source, isPractice);
    }
}
