package dev.barista.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether the server refills its budget bit by bit (a token bucket) rather than at once (a window), and how
 * fast, from what answers say is left. Not safe for threads: {@link Pace} guards it.
 *
 * <p>What is left and what was used always add up to all that the server ever allowed. In a window that sum stays the
 * same; if it is greater than before at a moment when no call is under way, so that none is uncounted, the server adds.
 * From then on the sum is bounded from both sides: at least the calls certainly counted before an answer, at most all,
 * have to be added to what it says is left. The lower bound, less the calls made, may be spent.
 *
 * <p>A bucket that is full runs over, and what ran over is allowed to nobody. It holds at least the most that was ever
 * left in it. Where more than that would be left by the rate alone, or nothing was heard for long, the sum begins anew
 * with what is certain to be in the bucket, and the rate known by then holds until newer answers have proved another.
 */
final class Refill {
    private static final int MOST_POINTS = 256;
    private static final long SHORTEST_SPAN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_SPAN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What one answer proved: that the server had allowed {@code least} to {@code most} calls in all, the latter with a part of one that it does not tell. */
    private record Point(long nanos, long least, long most) {}

    /** A call on its way. */
    record Sent(long nanos, long countedBefore) {}

    private final Deque<Point> points = new ArrayDeque<>();
    private final Deque<Long> sentNanos = new ArrayDeque<>();
    private long sent;
    private long answered;
    private long leastSum = Long.MAX_VALUE;
    private int leastLeft = Integer.MAX_VALUE;
    private int certainlyLeft;
    private boolean bucket;
    private long tripNanos = Long.MAX_VALUE;
    /** How much longer than their trips calls took lately: they went later than they might, or waited for a thread. */
    private long slackNanos;

    private int mostLeft;
    /** {@link #perNano} when the sum began anew, which was at {@link #beganAnewNanos}. */
    private double ratePerNano;

    private long beganAnewNanos;

    /** Begins anew: a window, until something else is seen. */
    void restart() {
        points.clear();
        sentNanos.clear();
        sent = 0;
        answered = 0;
        leastSum = Long.MAX_VALUE;
        leastLeft = Integer.MAX_VALUE;
        bucket = false;
        mostLeft = 0;
        ratePerNano = 0;
    }

    boolean isBucket() {
        return bucket;
    }

    /** A call goes out. */
    Sent sent(long nowNanos) {
        if (bucket && (leftByRate(nowNanos) > capacity() || isLongSilent(nowNanos))) {
            beginAnew(nowNanos);
        }
        // Of calls that far apart the earlier one arrives first; no such thing is known of a burst.
        long apart = tripNanos == Long.MAX_VALUE ? 0 : tripNanos / 2 + slackNanos;
        long later =
                sentNanos.stream().filter(nanos -> nanos > nowNanos - apart).count();
        long earlier = tripNanos == Long.MAX_VALUE ? 0 : sent - later;
        sentNanos.add(nowNanos);
        while (sentNanos.getFirst() < nowNanos - LONGEST_SPAN_NANOS) {
            sentNanos.remove();
        }
        sent++;
        return new Sent(nowNanos, Math.max(answered, earlier));
    }

    /** How many went out in the last two seconds: enough for a call to be on its way still. */
    int sentLately(long nowNanos) {
        return (int) sentNanos.stream()
                .filter(nanos -> nowNanos - nanos <= LONGEST_SPAN_NANOS)
                .count();
    }

    void unsent() {
        sent--;
    }

    /**
     * {@code call} was answered.
     *
     * @param left what the answer says is left
     * @param limit of a window, as far as known
     * @param underWay other calls without an answer so far
     * @param measuredNanos what its trip took, less whatever we took before and after; at most all the time since it went
     * @return whether none is under way, so that {@link #certainlyLeft} holds
     */
    boolean answered(Sent call, int left, int limit, int underWay, long nowNanos, long measuredNanos) {
        answered++;
        long whole = nowNanos - call.nanos();
        long trip = Math.min(whole, measuredNanos);
        tripNanos = Math.min(tripNanos, trip);
        slackNanos = Math.max(whole - trip, slackNanos - slackNanos / 64);
        leastLeft = Math.min(leastLeft, left);
        mostLeft = Math.max(mostLeft, left);
        if (underWay == 0) {
            quiet(limit);
        }
        leastSum = Math.min(leastSum, left + sent);
        long least = left + call.countedBefore() + 1;
        points.add(new Point(nowNanos, underWay == 0 ? Math.max(least, certainlyLeft + sent) : least, left + sent + 1));
        while (points.size() > MOST_POINTS || isOld(nowNanos)) {
            points.remove();
        }
        return underWay == 0;
    }

    /** Whether the second point is far back too: one that is must stay, for slow rates. */
    private boolean isOld(long nowNanos) {
        return points.stream().skip(1).findFirst().stream()
                .anyMatch(point -> nowNanos - point.nanos() > LONGEST_SPAN_NANOS);
    }

    /** What was left when the last call that was under way had been counted. */
    int certainlyLeft() {
        return certainlyLeft;
    }

    /** All calls so far are counted in what the last of them was told, which is the least. */
    private void quiet(int limit) {
        long sum = leastLeft + sent;
        // A new window, begun sooner than thought, would add much at once and leave much.
        bucket |= sum > leastSum && sum - leastSum <= limit / 2 + 1 && leastLeft <= limit / 2;
        certainlyLeft = leastLeft;
        leastLeft = Integer.MAX_VALUE;
    }

    /** Calls that may be made now; of a bucket alone. */
    double left(long nowNanos) {
        return Math.min(capacity(), leftByRate(nowNanos));
    }

    /** What the bucket holds when it is full, at least: the call that was told so had been taken out of it. */
    private int capacity() {
        return mostLeft + 1;
    }

    private boolean isLongSilent(long nowNanos) {
        Point last = points.peekLast();
        return last != null && nowNanos - last.nanos() > LONGEST_SILENCE_NANOS;
    }

    /** What was proved before no longer says what has been allowed since: the bucket may have run over. */
    private void beginAnew(long nowNanos) {
        double left = left(nowNanos);
        ratePerNano = perNano();
        beganAnewNanos = nowNanos;
        points.clear();
        points.add(new Point(nowNanos + tripNanos, sent + (long) left, Long.MAX_VALUE));
    }

    /** {@link #left}, however much the bucket holds. */
    private double leftByRate(long nowNanos) {
        Point last = points.peekLast();
        if (last == null) {
            return 0;
        }
        double perNano = perNano();
        // Not every trip takes as long as the shortest so far.
        long surelyApart = tripNanos - tripNanos / 8;
        double sum = 0;
        for (Point point : points) {
            // A burst is counted in any order: one of it proves more than the others.
            if (point.nanos() >= last.nanos() - tripNanos) {
                // What was added since it was counted, which was a trip before a call that is made now.
                sum = Math.max(sum, point.least() + perNano * (nowNanos - point.nanos() + surelyApart));
            }
        }
        return sum - sent;
    }

    /** When the next call may be made; never, if nothing is added any more. */
    long nanosToNext(long nowNanos) {
        double missing = 1 - left(nowNanos);
        double perNano = perNano();
        return missing <= 0 ? 0 : perNano <= 0 ? Long.MAX_VALUE : (long) (missing / perNano) + 1;
    }

    /** Calls added a nanosecond, at least: the most that an earlier answer and the latest prove, over a good part of the time. */
    double perNano() {
        Point first = points.peekFirst();
        Point last = points.peekLast();
        if (first == null || last == null) {
            return 0;
        }
        long span = Math.max(SHORTEST_SPAN_NANOS, (last.nanos() - first.nanos()) / 2);
        double proved = points.stream()
                .filter(point -> last.nanos() - point.nanos() >= span)
                .mapToDouble(point -> (double) (last.least() - point.most()) / (last.nanos() - point.nanos()))
                .filter(rate -> rate > 0)
                .max()
                .orElse(0);
        return last.nanos() - beganAnewNanos < LONGEST_SPAN_NANOS ? Math.max(proved, ratePerNano) : proved;
    }
}
