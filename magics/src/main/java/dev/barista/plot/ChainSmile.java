package dev.barista.plot;

import dev.barista.market.InvalidInputException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The implied volatilities of one expiry of one underlying, by strike. Of a call and a put of the same strike the one out of the
 * money counts, whose price tells more of volatility (it has no intrinsic value); without deltas their mean. Immutable.
 */
final class ChainSmile {
    private record Place(String underlying, LocalDate expiry) {}

    private record Quote(double volatility, double delta) {}

    private final Place place;
    private final double[] strikes;
    private final double[] volatilities;
    private final double[] callDeltas;

    private ChainSmile(Place place, Map<Double, List<Quote>> quotes) {
        this.place = place;
        strikes = quotes.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        volatilities = quotes.values().stream().mapToDouble(ChainSmile::chosen).toArray();
        callDeltas = quotes.values().stream().mapToDouble(ChainSmile::callDelta).toArray();
    }

    /** Those of a chain that have implied volatilities, by underlying and expiry. */
    static List<ChainSmile> of(Table chain) {
        TableColumns all = new TableColumns(chain, "the table");
        if (!all.has("underlying", "strike", "expiry", "iv") || !(all.find("expiry") instanceof DateColumn expiries)) {
            throw new InvalidInputException(
                    "this is no option chain, which has columns underlying, type, strike, expiry and iv. "
                            + "The magic chain loads one");
        }
        double[] strikes = TableColumns.numbers(all.pick("strike", "strike", "numbers", TableColumns::isNumber));
        double[] volatilities = TableColumns.numbers(all.pick("iv", "iv", "numbers", TableColumns::isNumber));
        double[] deltas = all.has("delta") ? TableColumns.numbers(all.find("delta")) : new double[0];
        Column<?> underlying = all.find("underlying");
        Map<Place, Map<Double, List<Quote>>> found =
                new TreeMap<>(java.util.Comparator.comparing(Place::underlying).thenComparing(Place::expiry));
        for (int row = 0; row < strikes.length; row++) {
            if (volatilities[row] > 0 && !expiries.isMissing(row)) {
                found.computeIfAbsent(
                                new Place(TableColumns.word(underlying, row), expiries.get(row)),
                                place -> new TreeMap<>())
                        .computeIfAbsent(strikes[row], strike -> new ArrayList<>())
                        .add(new Quote(volatilities[row], row < deltas.length ? deltas[row] : Double.NaN));
            }
        }
        return found.entrySet().stream()
                .map(entry -> new ChainSmile(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The day of the newest quote. */
    static Optional<LocalDate> quoted(Table chain) {
        if (!chain.columnNames().contains("quote_time")
                || !(chain.column("quote_time") instanceof InstantColumn times)) {
            return Optional.empty();
        }
        return times.asList().stream()
                .filter(java.util.Objects::nonNull)
                .max(java.time.Instant::compareTo)
                .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    private static double chosen(List<Quote> quotes) {
        Optional<Quote> outOfTheMoney = quotes.stream()
                .filter(quote -> Double.isFinite(quote.delta()))
                .min((a, b) -> Double.compare(Math.abs(a.delta()), Math.abs(b.delta())));
        return outOfTheMoney
                .map(Quote::volatility)
                .orElseGet(() ->
                        quotes.stream().mapToDouble(Quote::volatility).average().orElse(Double.NaN));
    }

    /** A put's delta is that of its call less 1. */
    private static double callDelta(List<Quote> quotes) {
        return quotes.stream()
                .mapToDouble(Quote::delta)
                .filter(Double::isFinite)
                .map(delta -> delta < 0 ? delta + 1 : delta)
                .average()
                .orElse(Double.NaN);
    }

    String underlying() {
        return place.underlying();
    }

    LocalDate expiry() {
        return place.expiry();
    }

    double[] strikes() {
        return strikes;
    }

    double[] volatilities() {
        return volatilities;
    }

    /** Where a call's delta is 0.5, on a straight line between strikes; NaN if no strike is near, or there are no deltas. */
    double atTheMoney() {
        for (int i = 1; i < strikes.length; i++) {
            double before = callDeltas[i - 1] - 0.5;
            double after = callDeltas[i] - 0.5;
            if (before >= 0 && after <= 0) {
                double share = before == after ? 0 : before / (before - after);
                return volatilities[i - 1] + share * (volatilities[i] - volatilities[i - 1]);
            }
        }
        return Double.NaN;
    }

    /** On a straight line between strikes; NaN beyond the outermost. */
    double at(double strike) {
        int place = Arrays.binarySearch(strikes, strike);
        if (place >= 0) {
            return volatilities[place];
        }
        int above = -place - 1;
        if (above == 0 || above == strikes.length) {
            return Double.NaN;
        }
        double share = (strike - strikes[above - 1]) / (strikes[above] - strikes[above - 1]);
        return volatilities[above - 1] + share * (volatilities[above] - volatilities[above - 1]);
    }
}
