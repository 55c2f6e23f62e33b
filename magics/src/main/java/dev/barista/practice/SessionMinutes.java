package dev.barista.practice;

import dev.barista.practice.DailyAnchors.At;

/**
 * The minutes of one session of one symbol as primitive columns, before defects; filled again for each session. For one
 * thread. Prices are in ten-thousandths of a dollar, rounded to cents from one dollar upwards.
 *
 * <p>Between two anchors the log price is a Brownian bridge, one normal step a minute; a minute opens where the one
 * before it closed, and its high and low stick out of open and close by a fraction of a minute's movement. A minute
 * without trades has a trade count of 0 and stands for no bar; in regular hours every minute trades.
 */
final class SessionMinutes {
    private static final double EARLY_SIGMA = Math.sqrt(DailyAnchors.EARLY_SHARE);
    private static final double REGULAR_SIGMA = Math.sqrt(DailyAnchors.REGULAR_SHARE);
    private static final double LATE_SIGMA = Math.sqrt(DailyAnchors.LATE_SHARE);
    private static final double WICK = 0.6;
    private static final int UNITS_PER_DOLLAR = 10_000;
    private static final int UNITS_PER_CENT = 100;
    private static final int MAX_MINUTES = 24 * 60;

    final long[] open = new long[MAX_MINUTES];
    final long[] high = new long[MAX_MINUTES];
    final long[] low = new long[MAX_MINUTES];
    final long[] close = new long[MAX_MINUTES];
    final long[] volume = new long[MAX_MINUTES];
    final int[] trades = new int[MAX_MINUTES];
    private final double[] walk = new double[MAX_MINUTES + 1];

    private final Traits traits;
    private final DailyAnchors anchors;

    SessionMinutes(Traits traits, DailyAnchors anchors) {
        this.traits = traits;
        this.anchors = anchors;
    }

    /** Fills all minutes of a session, the first of early trading at index 0. */
    void fill(int session, SessionShape shape) {
        fillStretch(session, 0, shape.early(), At.EARLY_START, At.OPEN, EARLY_SIGMA);
        fillRegular(session, shape);
        int late = shape.early().minutes() + shape.regular().minutes();
        fillStretch(session, late, shape.late(), At.CLOSE, At.LATE_END, LATE_SIGMA);
    }

    /** Fills the minutes of regular hours alone. */
    void fillRegular(int session, SessionShape shape) {
        fillStretch(session, shape.early().minutes(), shape.regular(), At.OPEN, At.CLOSE, REGULAR_SIGMA);
    }

    private void fillStretch(int session, int first, Stretch stretch, At from, At to, double share) {
        long seed = Noise.bits(traits.seed() ^ 0x5E55, session * 4L + from.index);
        double sigma = traits.dailySigma() * share;
        int minutes = stretch.minutes();
        for (int minute = 0; minute < minutes; minute++) {
            walk[minute + 1] = walk[minute] + stretch.sigma[minute] * Noise.normal(Noise.bits(seed, minute));
        }
        double logFrom = anchors.logPrice(session, from);
        double logMove = anchors.logPrice(session, to) - logFrom;
        double start = StrictMath.exp(logFrom);
        long end = rounded(StrictMath.exp(logFrom + logMove));
        double perTrade = 1.0 / traits.sharesPerTrade();
        double shares = traits.sharesPerDay() * (0.6 + 0.8 * Noise.uniform(Noise.bits(traits.seed() ^ 0x701, session)));
        long opened = rounded(start);
        for (int minute = 0; minute < minutes; minute++) {
            double done = stretch.varianceBefore[minute + 1];
            double log = logMove * done + sigma * (walk[minute + 1] - done * walk[minutes]);
            long closed = minute == minutes - 1 ? end : rounded(start * exp(log));
            long bits = Noise.bits(seed, -1 - minute);
            setPrices(first + minute, opened, closed, start * sigma * stretch.sigma[minute], bits);
            setActivity(first + minute, shares * stretch.volume[minute], from == At.OPEN, bits >>> 32, perTrade);
            opened = closed;
        }
    }

    private void setPrices(int at, long opened, long closed, double typicalMove, long bits) {
        double reach = WICK * UNITS_PER_DOLLAR * typicalMove * 0x1.0p-16;
        long top = Math.max(opened, closed);
        long bottom = Math.min(opened, closed);
        open[at] = opened;
        close[at] = closed;
        high[at] = top + wick(reach * (bits & 0xFFFF), top);
        low[at] = Math.max(1, bottom - wick(reach * (bits >>> 16 & 0xFFFF), bottom));
    }

    private static long wick(double units, long from) {
        long whole = (long) units;
        return from >= UNITS_PER_DOLLAR ? (whole + UNITS_PER_CENT / 2) / UNITS_PER_CENT * UNITS_PER_CENT : whole;
    }

    private void setActivity(int at, double expectedShares, boolean regular, long bits32, double perTrade) {
        double luck = bits32 * 0x1.0p-32;
        // Both factors average 1; outside regular hours most minutes are thin and a few busy.
        double shares = expectedShares * (regular ? 0.4 + 1.2 * luck : 5 * luck * luck * luck * luck);
        int count = (int) (shares * perTrade + 0.5);
        trades[at] = regular ? Math.max(1, count) : count;
        volume[at] = Math.max(trades[at], (long) shares);
    }

    private static long rounded(double dollars) {
        return dollars >= 1
                ? ((long) (dollars * 100 + 0.5)) * UNITS_PER_CENT
                : Math.max(1, (long) (dollars * UNITS_PER_DOLLAR + 0.5));
    }

    /** The exponential of the small moves within a session, by Taylor's series: fast and the same on every JVM. */
    private static double exp(double x) {
        return 1 + x * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120)))));
    }
}
