package dev.barista.market;

import dev.barista.market.OptionSnapshot.Greeks;

/**
 * The price of a European option on a stock without dividends (Black and Scholes, "The Pricing of Options and Corporate
 * Liabilities", 1973), and its derivatives. Immutable.
 *
 * @param spot the stock's price, dollars
 * @param strike dollars
 * @param years to expiry; at 0 and below the option is worth what exercising it is
 * @param sigma volatility of a year
 * @param rate continuously compounded, of a year
 */
public record BlackScholes(OptionType type, double spot, double strike, double years, double sigma, double rate) {
    private static final double DAYS_PER_YEAR = 365;
    private static final double HUNDREDTH = 0.01;

    /** Dollars a share. */
    public double price() {
        if (years <= 0) {
            return Math.max(0, sign() * (spot - strike));
        }
        return sign() * (spot * normal(sign() * d1()) - discounted() * normal(sign() * d2()));
    }

    /** In the units of {@link Greeks}; for an option that has not expired. */
    public Greeks greeks() {
        double density = density(d1());
        double root = Math.sqrt(years);
        double decay = -spot * density * sigma / (2 * root) - sign() * rate * discounted() * normal(sign() * d2());
        return new Greeks(
                sign() * normal(sign() * d1()),
                density / (spot * sigma * root),
                decay / DAYS_PER_YEAR,
                spot * density * root * HUNDREDTH,
                sign() * years * discounted() * normal(sign() * d2()) * HUNDREDTH);
    }

    private int sign() {
        return type == OptionType.CALL ? 1 : -1;
    }

    private double discounted() {
        return strike * StrictMath.exp(-rate * years);
    }

    private double d1() {
        return (StrictMath.log(spot / strike) + (rate + sigma * sigma / 2) * years) / (sigma * Math.sqrt(years));
    }

    private double d2() {
        return d1() - sigma * Math.sqrt(years);
    }

    private static double density(double x) {
        return StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /**
     * Distribution function of the standard normal, to 8 · 10⁻⁸ (Abramowitz and Stegun, Handbook of Mathematical
     * Functions, 26.2.17).
     */
    static double normal(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double tail = density(x)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }
}
