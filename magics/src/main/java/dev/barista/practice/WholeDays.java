package dev.barista.practice;

import org.jspecify.annotations.Nullable;

/**
 * What one symbol did in the regular hours of each session, before defects; each is added up from its minutes once, since
 * ten years of them take a quarter of a second. Any thread may use it: a day that two make at once is the same.
 */
final class WholeDays {
    /** Prices as {@link SessionMinutes}; {@code value} is the sum of price times shares. */
    record Day(long open, long high, long low, long close, long volume, long trades, long value) {}

    private final @Nullable Day[] days;

    WholeDays(int sessions) {
        days = new @Nullable Day[sessions];
    }

    /** @param minutes the symbol's, which are overwritten */
    Day of(int session, SessionShape shape, SessionMinutes minutes) {
        Day known = days[session];
        if (known == null) {
            known = make(session, shape, minutes);
            days[session] = known;
        }
        return known;
    }

    private static Day make(int session, SessionShape shape, SessionMinutes minutes) {
        minutes.fillRegular(session, shape);
        BarBuffer bar = new BarBuffer(1);
        bar.begin(0);
        int opening = shape.early().minutes();
        for (int minute = 0; minute < shape.regular().minutes(); minute++) {
            bar.addMinute(minutes, opening + minute);
        }
        return bar.begun();
    }
}
