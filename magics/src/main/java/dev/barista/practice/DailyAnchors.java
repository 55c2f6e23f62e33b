package dev.barista.practice;

/**
 * One symbol's log prices at the four times of every session between which its minutes are drawn. Made once per symbol,
 * about 50 µs for ten years; immutable.
 *
 * <p>A geometric Brownian path with a weak pull towards a slowly rising trend, which keeps ten years within prices that
 * look like a stock's. Of a day's variance 20 % lies in the overnight gap (tripled in size once a quarter, as after
 * earnings), 5 % in early, 70 % in regular and 5 % in late trading.
 */
final class DailyAnchors {
    /** Times of a session that have an anchor. */
    enum At {
        EARLY_START(0),
        OPEN(1),
        CLOSE(2),
        LATE_END(3);

        /** Position within the session. */
        final int index;

        At(int index) {
            this.index = index;
        }
    }

    static final double EARLY_SHARE = 0.05;
    static final double REGULAR_SHARE = 0.70;
    static final double LATE_SHARE = 0.05;
    private static final double GAP_SHARE = 1 - EARLY_SHARE - REGULAR_SHARE - LATE_SHARE;

    private static final double TREND_PER_SESSION = 0.06 / 252;
    private static final double PULL_PER_SESSION = 1 / 1500.0;
    private static final int SESSIONS_PER_QUARTER = 63;
    private static final double EARNINGS_GAP = 3;
    private static final double[] STEP_SIGMAS = {
        Math.sqrt(GAP_SHARE), Math.sqrt(EARLY_SHARE), Math.sqrt(REGULAR_SHARE), Math.sqrt(LATE_SHARE)
    };
    private static final int STEPS = STEP_SIGMAS.length;

    private final double[] logPrices;

    DailyAnchors(Traits traits, int sessions) {
        logPrices = new double[sessions * STEPS];
        long seed = Noise.mix(traits.seed() ^ 0xA11C);
        int earnings = (int) Long.remainderUnsigned(traits.seed(), SESSIONS_PER_QUARTER);
        double offTrend = 0;
        for (int session = 0; session < sessions; session++) {
            offTrend *= 1 - PULL_PER_SESSION;
            for (int step = 0; step < STEPS; step++) {
                int at = session * STEPS + step;
                double stretch = step == 0 && session % SESSIONS_PER_QUARTER == earnings ? EARNINGS_GAP : 1;
                offTrend += traits.dailySigma() * STEP_SIGMAS[step] * stretch * Noise.normal(Noise.bits(seed, at));
                logPrices[at] = traits.logLevel() + TREND_PER_SESSION * session + offTrend;
            }
        }
    }

    /** Natural logarithm of the price in dollars. */
    double logPrice(int session, At at) {
        return logPrices[session * STEPS + at.index];
    }
}
