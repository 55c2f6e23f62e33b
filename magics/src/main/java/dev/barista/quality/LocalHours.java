package dev.barista.quality;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The hour of the day by an exchange's clock, cheap for times that rise. For one thread. */
final class LocalHours {
    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final int HOURS = 24;

    private final ZoneRules rules;
    private long offsetMillis;
    private long validFrom;
    private long validTo;

    LocalHours(ZoneId zone) {
        rules = zone.getRules();
    }

    /** 0 to 23. */
    int of(long millis) {
        if (millis < validFrom || millis >= validTo) {
            look(Instant.ofEpochMilli(millis));
        }
        return (int) Math.floorMod(Math.floorDiv(millis + offsetMillis, MILLIS_PER_HOUR), (long) HOURS);
    }

    private void look(Instant at) {
        offsetMillis = rules.getOffset(at).getTotalSeconds() * 1000L;
        ZoneOffsetTransition next = rules.nextTransition(at);
        validFrom = at.toEpochMilli();
        validTo = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
    }
}
