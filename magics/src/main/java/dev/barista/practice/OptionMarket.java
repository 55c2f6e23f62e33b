package dev.barista.practice;

import dev.barista.market.BlackScholes;
import dev.barista.market.OccSymbol;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What options of one practice stock cost: Black and Scholes at 4 % interest, on a surface of implied volatility. Around
 * the stock's own volatility, short terms stand up to 15 % higher than long ones, and strikes far from the forward higher
 * than those near it, low ones more so than high ones (smile and skew). Immutable.
 */
final class OptionMarket {
    private static final double RATE = 0.04;
    private static final double SESSIONS_PER_YEAR = 252;
    private static final double MILLIS_PER_YEAR = 365 * 86_400_000.0;
    /** Nearer to expiry than a week, the smile does not narrow further. */
    private static final double LEAST_YEARS = 7 / 365.0;

    private static final double FARTHEST = 4;
    private static final LocalTime CLOSE = LocalTime.of(16, 0);

    private final double ownSigma;
    private final ZoneId zone;

    OptionMarket(Traits traits, ZoneId zone) {
        ownSigma = traits.dailySigma() * Math.sqrt(SESSIONS_PER_YEAR);
        this.zone = zone;
    }

    /** The end of the last trading day, epoch milliseconds. */
    long expiryMillis(LocalDate expiry) {
        return expiry.atTime(CLOSE).atZone(zone).toInstant().toEpochMilli();
    }

    /** A contract while its stock costs {@code spot}. */
    BlackScholes value(OccSymbol contract, double spot, long atMillis) {
        double years = Math.max(0, (expiryMillis(contract.expiry()) - atMillis) / MILLIS_PER_YEAR);
        // Rounded as it is quoted, so that everything follows from what is quoted.
        double sigma = Math.round(sigma(contract.strike(), spot, years) * 1e4) / 1e4;
        return new BlackScholes(contract.type(), spot, contract.strike(), years, sigma, RATE);
    }

    private double sigma(double strike, double spot, double years) {
        double level = ownSigma * (1 + 0.15 * StrictMath.exp(-4 * years));
        double distance =
                (StrictMath.log(strike / spot) - RATE * years) / (ownSigma * Math.sqrt(Math.max(LEAST_YEARS, years)));
        double steps = Math.max(-FARTHEST, Math.min(FARTHEST, distance));
        return level * (1 - 0.05 * steps + 0.03 * steps * steps);
    }
}
