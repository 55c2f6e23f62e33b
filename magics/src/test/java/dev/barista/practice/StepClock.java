package dev.barista.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test says how much time has passed. Any thread may read it. */
public final class StepClock extends Clock {
    private volatile Instant now;

    public StepClock(String from) {
        now = Instant.parse(from);
    }

    /** Goes on, or back. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
