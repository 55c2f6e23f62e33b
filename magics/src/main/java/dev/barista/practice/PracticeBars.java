package dev.barista.practice;

import dev.barista.market.Timeframe;

/**
 * The bars of one symbol and timeframe, made as they are asked for. For one thread.
 *
 * <p>Minute and hour bars gather the minutes of early, regular and late trading, day bars and longer ones those of
 * regular hours; so before defects a bar is exactly what the smaller ones in it add up to. A bar exists once its time is
 * over, so that it never changes.
 */
final class PracticeBars implements BarSeries {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int MINUTES_PER_DAY = 24 * 60;

    private final TradedDays days;
    private final SessionShape.Catalogue shapes;
    private final WholeDays whole;
    private final Timeframe timeframe;
    private final long nowMillis;
    private final SessionMinutes minutes;
    private final Defects defects;
    private final BarBuffer bars;

    PracticeBars(
            TradedDays days,
            SessionShape.Catalogue shapes,
            Traits traits,
            DailyAnchors anchors,
            WholeDays whole,
            Timeframe timeframe,
            long nowMillis) {
        this.days = days;
        this.shapes = shapes;
        this.whole = whole;
        this.timeframe = timeframe;
        this.nowMillis = nowMillis;
        minutes = new SessionMinutes(traits, anchors);
        defects = new Defects(traits, timeframe);
        bars = new BarBuffer(timeframe.isIntraday() ? slotsPerDay() : 1);
    }

    @Override
    public void forEach(long fromMillis, long toMillis, boolean descending, Sink sink) {
        long to = Math.min(toMillis, nowMillis);
        if (descending) {
            backwards(fromMillis, to, sink);
        } else {
            forwards(fromMillis, to, sink);
        }
    }

    private void forwards(long from, long to, Sink sink) {
        // The day that holds `from` begins before it.
        int session = Math.max(0, days.firstFrom(from) - 1);
        while (session < days.size()) {
            Period period = Period.around(session, timeframe, days);
            if (period.startMillis() > to) {
                return;
            }
            make(period);
            for (int row = 0; row < bars.size; row++) {
                if (bars.times[row] >= from && bars.times[row] <= to && !sink.take(bars, row)) {
                    return;
                }
            }
            session = period.last() + 1;
        }
    }

    private void backwards(long from, long to, Sink sink) {
        int session = days.firstFrom(to + 1) - 1;
        while (session >= 0) {
            Period period = Period.around(session, timeframe, days);
            if (period.startMillis() + DAY_MILLIS < from) {
                return;
            }
            make(period);
            for (int row = bars.size - 1; row >= 0; row--) {
                if (bars.times[row] >= from && bars.times[row] <= to && !sink.take(bars, row)) {
                    return;
                }
            }
            session = period.first() - 1;
        }
    }

    private void make(Period period) {
        bars.clear();
        if (timeframe.isIntraday()) {
            makeIntraday(period);
        } else {
            makeWhole(period);
        }
    }

    private void makeIntraday(Period period) {
        SessionShape shape = shapes.of(days.session(period.first()));
        minutes.fill(period.first(), shape);
        int width = (int) timeframe.intradayWidth().toMinutes();
        long widthMillis = width * MINUTE_MILLIS;
        int slotsPerDay = slotsPerDay();
        int minute = 0;
        while (minute < shape.minutes()) {
            int slot = (shape.firstMinute() + minute) / width;
            long start = period.startMillis() + slot * widthMillis;
            if (start + widthMillis > nowMillis) {
                return;
            }
            int next = Math.min(shape.minutes(), (slot + 1) * width - shape.firstMinute());
            bars.begin(start);
            for (; minute < next; minute++) {
                bars.addMinute(minutes, minute);
            }
            finish(period.slot() * slotsPerDay + slot);
        }
    }

    private int slotsPerDay() {
        int width = (int) timeframe.intradayWidth().toMinutes();
        return (MINUTES_PER_DAY + width - 1) / width;
    }

    private void makeWhole(Period period) {
        if (days.session(period.last()).close().toEpochMilli() > nowMillis) {
            return;
        }
        bars.begin(period.startMillis());
        for (int index = period.first(); index <= period.last(); index++) {
            bars.addDay(whole.of(index, shapes.of(days.session(index)), minutes));
        }
        finish(period.slot());
    }

    private void finish(long slot) {
        if (!bars.end()) {
            return;
        }
        if (defects.isMissing(slot)) {
            bars.dropLast();
        } else {
            defects.spoilLast(bars);
        }
    }
}
