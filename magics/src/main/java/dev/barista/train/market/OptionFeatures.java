package dev.barista.train.market;

import dev.barista.market.Bars;
import dev.barista.market.BlackScholes;
import dev.barista.market.NyseCalendar;
import dev.barista.market.OccSymbol;
import dev.barista.market.OptionSnapshot.Greeks;
import dev.barista.market.OptionType;
import dev.barista.market.Symbol;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What bars of option contracts tell at each time, by bucket of expiry: within 30, 90 and more days. Of each underlying
 * and bucket: implied volatility and greeks of the call nearest the money, and the skew, the implied volatility of the put
 * nearest 95 % of the price less that of the call nearest 105 %. A bucket in which no such contract traded at a time is
 * NaN there, and its column {@code known} 0. Made by {@link #of}; its arrays are not to be changed.
 *
 * <p>Volatilities are those at which Black and Scholes' formula gives the bar's close, without dividends and with
 * {@value #RATE} of interest: good for comparing one time with another, not for quoting.
 *
 * @param names one a column
 * @param columns a value a time
 */
public record OptionFeatures(List<String> names, List<double[]> columns) {
    /** How the names of the columns end that say whether there is anything. */
    static final String KNOWN = " known";

    private static final double RATE = 0.04;
    private static final int[] BUCKET_DAYS = {30, 90, Integer.MAX_VALUE};
    private static final List<String> BUCKETS = List.of("0-30d", "31-90d", "91d+");
    private static final List<String> KINDS = List.of("iv", "skew", "delta", "gamma", "theta", "vega");
    private static final double PUT_AT = 0.95;
    private static final double CALL_AT = 1.05;
    private static final double MILLIS_PER_YEAR = 365 * 86_400_000.0;
    private static final double LEAST_SIGMA = 0.01;
    private static final double MOST_SIGMA = 5;

    /**
     * Makes them of what traded.
     *
     * @param contracts bars of contracts, of underlyings that are not in {@code frames} too
     */
    public static OptionFeatures of(Frames frames, Map<Symbol, Bars> contracts) {
        Map<Long, Integer> rowOf = new HashMap<>();
        for (int t = 0; t < frames.size(); t++) {
            rowOf.put(frames.times()[t], t);
        }
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int s = 0; s < frames.symbols().size(); s++) {
            Chain chain = new Chain(frames, s);
            String root = frames.symbols().get(s).replaceAll("[./-]", "");
            contracts.forEach((symbol, bars) -> {
                OccSymbol contract = OccSymbol.parse(symbol.toString());
                if (contract.root().equals(root)) {
                    chain.add(contract, bars, rowOf);
                }
            });
            for (int bucket = 0; bucket < BUCKETS.size(); bucket++) {
                chain.columns(BUCKETS.get(bucket), bucket, names, columns);
            }
        }
        return new OptionFeatures(names, columns);
    }

    /** A contract that traded at a time. */
    private record Quote(BlackScholes at, double distance) {}

    /** Of one underlying: at each time, bucket and role the contract that is nearest to where the role looks. */
    private static final class Chain {
        private static final double[] LOOKS_AT = {1, PUT_AT, CALL_AT};
        private final Frames frames;
        private final int underlying;
        private final Quote[][][] nearest;

        Chain(Frames frames, int underlying) {
            this.frames = frames;
            this.underlying = underlying;
            nearest = new Quote[BUCKETS.size()][LOOKS_AT.length][frames.size()];
        }

        void add(OccSymbol contract, Bars bars, Map<Long, Integer> rowOf) {
            long expiry = contract.expiry()
                    .atTime(LocalTime.of(16, 0))
                    .atZone(NyseCalendar.NEW_YORK)
                    .toInstant()
                    .toEpochMilli();
            for (int row = 0; row < bars.size(); row++) {
                Integer t = rowOf.get(bars.timeMillis(row));
                double years = (expiry - bars.timeMillis(row)) / MILLIS_PER_YEAR;
                if (t != null && years > 0 && bars.close(row) > 0) {
                    offer(t, contract, years, bars.close(row));
                }
            }
        }

        private void offer(int t, OccSymbol contract, double years, double price) {
            double spot = frames.close()[underlying][t];
            int bucket = bucket(years * 365);
            for (int role = 0; role < LOOKS_AT.length; role++) {
                boolean fits = (role == 1) == (contract.type() == OptionType.PUT);
                double distance = Math.abs(Math.log(contract.strike() / (spot * LOOKS_AT[role]))) + years * 1e-3;
                Quote best = nearest[bucket][role][t];
                if (fits && (best == null || distance < best.distance())) {
                    BlackScholes at = implied(contract, spot, years, price);
                    nearest[bucket][role][t] = Double.isNaN(at.sigma()) ? best : new Quote(at, distance);
                }
            }
        }

        private static int bucket(double days) {
            int bucket = 0;
            while (days > BUCKET_DAYS[bucket]) {
                bucket++;
            }
            return bucket;
        }

        /** By bisection; a volatility of NaN if no volatility gives the price. */
        private static BlackScholes implied(OccSymbol contract, double spot, double years, double price) {
            double low = LEAST_SIGMA;
            double high = MOST_SIGMA;
            BlackScholes at = at(contract, spot, years, low);
            if (at.price() > price || at(contract, spot, years, high).price() < price) {
                return at(contract, spot, years, Double.NaN);
            }
            for (int i = 0; i < 30; i++) {
                at = at(contract, spot, years, (low + high) / 2);
                if (at.price() > price) {
                    high = at.sigma();
                } else {
                    low = at.sigma();
                }
            }
            return at;
        }

        private static BlackScholes at(OccSymbol contract, double spot, double years, double sigma) {
            return new BlackScholes(contract.type(), spot, contract.strike(), years, sigma, RATE);
        }

        void columns(String label, int bucket, List<String> names, List<double[]> columns) {
            String prefix = frames.symbols().get(underlying) + " " + label + " ";
            double[][] values = new double[KINDS.size()][frames.size()];
            double[] known = new double[frames.size()];
            for (double[] column : values) {
                Arrays.fill(column, Double.NaN);
            }
            for (int t = 0; t < frames.size(); t++) {
                Quote money = nearest[bucket][0][t];
                Quote put = nearest[bucket][1][t];
                Quote call = nearest[bucket][2][t];
                if (money != null) {
                    Greeks greeks = money.at().greeks();
                    known[t] = 1;
                    values[0][t] = money.at().sigma();
                    values[1][t] = put == null || call == null
                            ? Double.NaN
                            : put.at().sigma() - call.at().sigma();
                    values[2][t] = greeks.delta();
                    values[3][t] = greeks.gamma();
                    values[4][t] = greeks.theta();
                    values[5][t] = greeks.vega();
                }
            }
            for (int kind = 0; kind < KINDS.size(); kind++) {
                names.add(prefix + KINDS.get(kind));
                columns.add(values[kind]);
            }
            names.add(prefix.strip() + KNOWN);
            columns.add(known);
        }
    }
}
