package dev.barista.quality;

/**
 * A gap is a run of expected bars without a bar, however many sessions it reaches over. Where a whole session is
 * missing it is a warning; inside a session it is worth knowing: where nothing trades there is no bar.
 */
final class GapCheck implements Check {
    @Override
    public long run(Subject subject, FindingLog log) {
        Attendance attendance = subject.attendance();
        Coverage coverage = attendance.coverage();
        long missing = 0;
        int first = attendance.nextAbsent(0);
        while (first < attendance.slots()) {
            int end = attendance.nextPresent(first);
            note(subject, coverage, first, end, log);
            missing += end - first;
            first = attendance.nextAbsent(end);
        }
        return missing;
    }

    private static void note(Subject subject, Coverage coverage, int first, int end, FindingLog log) {
        int from = subject.expectation().sessionOfSlot(first);
        int to = subject.expectation().sessionOfSlot(end - 1);
        int sessions = to - from + 1;
        boolean whole = false;
        for (int session = from; session <= to; session++) {
            whole |= coverage.got(session) == 0;
        }
        Intervals slots = subject.expectation().slots();
        log.add(
                FindingKind.GAP,
                whole ? Severity.WARNING : Severity.INFO,
                slots.from(first),
                slots.from(end - 1),
                end - first,
                () -> Wording.count(end - first, "bar") + " missing"
                        + (sessions > 1 ? " in " + Wording.count(sessions, "session") : ""));
    }
}
