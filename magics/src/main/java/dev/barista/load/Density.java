package dev.barista.load;

import dev.barista.market.Bars;
import dev.barista.market.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How many bars a session has, as far as the pages of a load have told: hardly a stock trades in every minute that it
 * might. Not safe for threads: {@link Cuts} guards it.
 */
final class Density {
    /** Fewer tell nothing: they may all have been short, or quiet. */
    private static final int FEWEST_SESSIONS = 3;
    /** What another stock, or another day, may have more. */
    private static final double MARGIN = 1.05;

    private int most;
    private int expected;
    private boolean risen;

    /**
     * Whether sessions have more bars than was expected, or something can be expected at all now.
     *
     * @param bars of some symbols in all of {@code sessions}
     */
    boolean learn(List<Session> sessions, Collection<Bars> bars) {
        if (sessions.size() >= FEWEST_SESSIONS) {
            bars.forEach(some -> most = Math.max(most, most(sessions, some)));
        }
        if (most <= expected) {
            return false;
        }
        risen = expected > 0;
        expected = (int) Math.ceil(most * MARGIN);
        return true;
    }

    private static int most(List<Session> sessions, Bars bars) {
        int most = 0;
        int row = 0;
        for (Session session : sessions) {
            int first = firstFrom(bars, row, session.extendedOpen());
            row = firstFrom(bars, first, session.extendedClose());
            most = Math.max(most, row - first);
        }
        return most;
    }

    /** The first row from {@code row} on that is not before {@code time}. */
    private static int firstFrom(Bars bars, int row, Instant time) {
        int first = row;
        while (first < bars.size() && bars.timeMillis(first) < time.toEpochMilli()) {
            first++;
        }
        return first;
    }

    /** With a margin. */
    int barsPerSession() {
        return expected;
    }

    /** Whether fewer were expected before. */
    boolean hasRisen() {
        return risen;
    }
}
