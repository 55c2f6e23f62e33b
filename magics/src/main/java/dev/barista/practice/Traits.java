package dev.barista.practice;

import dev.barista.market.Symbol;

/**
 * What makes one practice stock differ from another; drawn from its name alone, so it says nothing about the real stock.
 * Immutable.
 *
 * @param seed root of everything random about the symbol
 * @param logLevel natural logarithm of the price in dollars on the first day
 * @param dailySigma standard deviation of a day's log return
 * @param sharesPerDay usual volume of a day
 * @param sharesPerTrade usual size of a trade
 */
record Traits(long seed, double logLevel, double dailySigma, double sharesPerDay, int sharesPerTrade) {
    private static final double SESSIONS_PER_YEAR = 252;

    static Traits of(Symbol symbol) {
        // FNV-1a: String.hashCode keeps too little of short names.
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < symbol.value().length(); i++) {
            char c = symbol.value().charAt(i);
            // The options of BRK.B go by the name of BRKB, and are those of the same stock.
            hash = Character.isLetterOrDigit(c) ? (hash ^ c) * 0x100000001B3L : hash;
        }
        long seed = Noise.mix(hash);
        double yearlySigma = 0.12 + 0.43 * uniform(seed, 2);
        return new Traits(
                seed,
                logBetween(15, 400, uniform(seed, 1)),
                yearlySigma / Math.sqrt(SESSIONS_PER_YEAR),
                StrictMath.exp(logBetween(300_000, 60_000_000, uniform(seed, 3))),
                40 + (int) (120 * uniform(seed, 4)));
    }

    private static double uniform(long seed, int trait) {
        return Noise.uniform(Noise.bits(seed, -trait));
    }

    private static double logBetween(double low, double high, double share) {
        return StrictMath.log(low) + share * (StrictMath.log(high) - StrictMath.log(low));
    }
}
