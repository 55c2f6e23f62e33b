package dev.barista.practice;

import dev.barista.market.Bars;
import dev.barista.market.BarsBuilder;
import dev.barista.market.DateRange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;

/** The practice market's bars without the faults that it puts into them, for tests that put in their own. */
public final class CleanPractice {
    private static final double UNITS_PER_DOLLAR = 10_000;

    private final TradedDays days;
    private final SessionShape.Catalogue shapes;
    private final DateRange range;

    public CleanPractice(TradingCalendar calendar, DateRange range) {
        this.range = range;
        days = new TradedDays(calendar, range.to());
        shapes = new SessionShape.Catalogue(calendar.zone());
    }

    /** Minute and hour bars with early and late trading, or day bars of regular hours. */
    public Bars of(Symbol symbol, Timeframe timeframe) {
        Traits traits = Traits.of(symbol);
        SessionMinutes minutes = new SessionMinutes(traits, new DailyAnchors(traits, days.size()));
        BarsBuilder bars = new BarsBuilder(1000);
        for (int session = days.firstFrom(days.midnightMillis(range.from())); session < days.size(); session++) {
            SessionShape shape = shapes.of(days.session(session));
            minutes.fill(session, shape);
            if (timeframe.isIntraday()) {
                int width = (int) timeframe.intradayWidth().toMinutes();
                int minute = 0;
                while (minute < shape.minutes()) {
                    int slot = (shape.firstMinute() + minute) / width;
                    int next = Math.min(shape.minutes(), (slot + 1) * width - shape.firstMinute());
                    long start = days.midnightMillis(session) + 60_000L * slot * width;
                    add(bars, start, minutes, minute, next);
                    minute = next;
                }
            } else {
                int open = shape.early().minutes();
                add(
                        bars,
                        days.midnightMillis(session),
                        minutes,
                        open,
                        open + shape.regular().minutes());
            }
        }
        return bars.build();
    }

    private static void add(BarsBuilder bars, long start, SessionMinutes minutes, int from, int to) {
        BarBuffer buffer = new BarBuffer(1);
        buffer.begin(start);
        for (int minute = from; minute < to; minute++) {
            buffer.addMinute(minutes, minute);
        }
        if (buffer.end()) {
            bars.add(
                    start,
                    buffer.open[0] / UNITS_PER_DOLLAR,
                    buffer.high[0] / UNITS_PER_DOLLAR,
                    buffer.low[0] / UNITS_PER_DOLLAR,
                    buffer.close[0] / UNITS_PER_DOLLAR,
                    buffer.volume[0],
                    buffer.trades[0],
                    buffer.vwap[0] / UNITS_PER_DOLLAR);
        }
    }
}
