package dev.barista.quality;

import dev.barista.market.Bars;
import dev.barista.market.DateRange;
import dev.barista.market.Symbol;
import dev.barista.market.Timeframe;
import dev.barista.market.TradingCalendar;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Judges bars: runs every check and makes the score. Made for one timeframe and range, whose expected bars it works out
 * once; any number of symbols and threads may share it. The same bars always get the same score.
 */
public final class QualityChecker {
    private final Timeframe timeframe;
    private final DateRange range;
    private final Instant now;
    private final ZoneId zone;
    private final Expectation expectation;

    /**
     * @param timeframe width of the bars
     * @param range the days to judge; bars of other days are judged by themselves but not expected
     * @param calendar when the exchange trades
     * @param now sessions that have not ended by then are not expected
     */
    public QualityChecker(Timeframe timeframe, DateRange range, TradingCalendar calendar, Instant now) {
        this.timeframe = timeframe;
        this.range = range;
        this.now = now;
        this.zone = calendar.zone();
        this.expectation = Expectation.of(timeframe, range, calendar, now);
    }

    /** Width of the bars. */
    Timeframe timeframe() {
        return timeframe;
    }

    /** Of the exchange whose hours are expected. */
    public ZoneId zone() {
        return zone;
    }

    /** The same by the hours of another exchange. */
    QualityChecker by(TradingCalendar calendar) {
        return new QualityChecker(timeframe, range, calendar, now);
    }

    /** For a single symbol; see the constructor. */
    public static SymbolQuality check(
            Symbol symbol, Bars bars, Timeframe timeframe, DateRange range, TradingCalendar calendar, Instant now) {
        return new QualityChecker(timeframe, range, calendar, now).check(symbol, bars);
    }

    /** Judges one symbol's bars by the standard rules, in linear time. */
    public SymbolQuality check(Symbol symbol, Bars bars) {
        return check(symbol, bars, QualityRules.STANDARD);
    }

    /** Judges one symbol's bars by rules of the user's. */
    public SymbolQuality check(Symbol symbol, Bars bars, QualityRules rules) {
        Attendance attendance = new Attendance(bars, expectation);
        Subject subject = new Subject(bars, timeframe, expectation, attendance);
        Coverage coverage = attendance.coverage();
        FindingLog log = FindingLog.without(rules.off());
        Scoring scoring = new Scoring(subject, log, rules);
        return new SymbolQuality(
                symbol,
                bars.size(),
                coverage.totalGot(),
                coverage.totalExpected(),
                scoring.parts(coverage),
                log.findings(),
                log.counts(),
                coverage,
                this);
    }
}
