package dev.barista.quality;

/**
 * Bars are stale if finished sessions of the range lie after the last bar: one finding, which counts those sessions. A
 * last session that ends early is a gap, not staleness.
 */
final class FreshnessCheck implements Check {
    /** So many sessions behind, a trading week, and nothing of the part's value is left. */
    static final int WORTHLESS_SESSIONS = 5;

    /** Returns sessions, not bars. */
    @Override
    public long run(Subject subject, FindingLog log) {
        Expectation expectation = subject.expectation();
        long latest = subject.latestMillis();
        Intervals slots = expectation.slots();
        int slot = slots.size();
        while (slot > 0 && slots.from(slot - 1) > latest) {
            slot--;
        }
        int sessions = slot == slots.size() ? 0 : expectation.days().size() - firstWholeSession(expectation, slot);
        if (sessions > 0) {
            log.add(
                    FindingKind.STALE,
                    FindingKind.STALE.severity(),
                    slots.from(slot),
                    slots.from(slots.size() - 1),
                    slots.size() - slot,
                    () -> "the last bar is " + Wording.count(sessions, "session") + " before the range's end");
        }
        return sessions;
    }

    private static int firstWholeSession(Expectation expectation, int slot) {
        int session = expectation.sessionOfSlot(slot);
        boolean begins = slot == 0 || expectation.sessionOfSlot(slot - 1) != session;
        return begins ? session : session + 1;
    }
}
