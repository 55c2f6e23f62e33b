package dev.barista.quality;

import java.time.Instant;

/**
 * One thing that a check found, on one bar or a range of bars. Immutable.
 *
 * @param kind which check found it
 * @param severity how much it matters here
 * @param from beginning of the first bar concerned
 * @param to beginning of the last bar concerned; the same as {@code from} for a single bar
 * @param bars how many bars are concerned; for gaps how many are missing
 * @param detail what was found, with the figures, as a clause
 */
public record Finding(FindingKind kind, Severity severity, Instant from, Instant to, long bars, String detail) {
    public Finding {
        if (to.isBefore(from) || bars < 1) {
            throw new IllegalArgumentException("a finding of " + bars + " bars from " + from + " to " + to);
        }
    }

    /** What to do about it, as a clause. */
    public String repair() {
        return kind.repair();
    }
}
