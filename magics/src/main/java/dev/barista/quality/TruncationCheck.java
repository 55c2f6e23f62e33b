package dev.barista.quality;

import dev.barista.market.Bars;

/**
 * A load looks truncated if its bars end before the range does in a way in which loads are cut off:
 *
 * <ul>
 *   <li>their number is a multiple of 1,000, as the page limits of vendors are, and at least two expected bars are
 *       missing at the end; or
 *   <li>a tenth of the expected bars, and five sessions or more, are missing at the end in one piece.
 * </ul>
 *
 * <p>Thin trading at the end is no fault. A symbol that was delisted within the range looks the same. Because whoever
 * computes with such bars takes a part for the whole, the score is capped; see {@link SymbolQuality#score}. That clients
 * cut off silently at a page limit is a known fault of theirs, not a guess.
 */
final class TruncationCheck implements Check {
    private static final int PAGE = 1000;
    private static final int FEWEST_BARS = 2;
    private static final int FEWEST_SESSIONS = 5;
    private static final double SHARE = 0.1;

    @Override
    public long run(Subject subject, FindingLog log) {
        Attendance attendance = subject.attendance();
        int slots = attendance.slots();
        int end = attendance.endOfPresent();
        int missing = slots - end;
        Bars bars = subject.bars();
        if (bars.isEmpty() || end == 0 || missing < FEWEST_BARS || attendance.isQuiet(end)) {
            return 0;
        }
        int sessions = subject.expectation().sessionOfSlot(slots - 1)
                - subject.expectation().sessionOfSlot(end)
                + 1;
        boolean atPage = bars.size() % PAGE == 0;
        if (!atPage && !(missing >= SHARE * slots && sessions >= FEWEST_SESSIONS)) {
            return 0;
        }
        FindingKind kind = FindingKind.TRUNCATED;
        Intervals expected = subject.expectation().slots();
        log.add(
                kind,
                kind.severity(),
                expected.from(end),
                expected.from(slots - 1),
                missing,
                () -> "ends after " + Wording.count(bars.size(), "bar") + ", " + Wording.count(missing, "bar")
                        + " before the range does");
        return missing;
    }
}
