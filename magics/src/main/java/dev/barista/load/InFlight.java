package dev.barista.load;

import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;

/** Since when requests have been under way. Not safe for threads: {@link LoadState} guards it. */
final class InFlight {
    /** Servers that are well answer in a second or two; then it is time to say that one does not. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final IdentityHashMap<PlannedCall, Long> sentNanos = new IdentityHashMap<>();
    private long answeredNanos = Long.MIN_VALUE;

    /** Again without an answer in between, it is the first time that counts. */
    void sent(PlannedCall call, long nowNanos) {
        sentNanos.putIfAbsent(call, nowNanos);
    }

    /** Whatever the answer. */
    void answered(PlannedCall call, long nowNanos) {
        ended(call);
        answeredNanos = nowNanos;
    }

    /** Whether nothing was answered since. */
    boolean isSilentSince(long nanos) {
        return answeredNanos < nanos;
    }

    void ended(PlannedCall call) {
        sentNanos.remove(call);
    }

    /** Such as {@code "no answer for 15 s"}; empty while all is well. */
    String note(long nowNanos) {
        long longest = sentNanos.values().stream()
                .mapToLong(sent -> nowNanos - sent)
                .max()
                .orElse(0);
        return longest < SILENT_NANOS ? "" : "no answer for " + TimeUnit.NANOSECONDS.toSeconds(longest) + " s";
    }
}
