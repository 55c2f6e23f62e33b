package dev.barista.quality;

/**
 * A gap is a run of expected bars without a bar, however many sessions it reaches over: those of regular hours of the
 * exchange's calendar, with its holidays and early closes, by its own clock. Runs that thin trading explains are none; see
 * {@link Thinness}.
 */
final class GapCheck implements Check {
    @Override
    public long run(Subject subject, FindingLog log) {
        Attendance attendance = subject.attendance();
        long missing = 0;
        int first = attendance.nextAbsent(0);
        while (first < attendance.slots()) {
            int end = attendance.nextPresent(first);
            if (!attendance.isQuiet(first)) {
                note(subject, first, end, log);
                missing += end - first;
            }
            first = attendance.nextAbsent(end);
        }
        return missing;
    }

    private static void note(Subject subject, int first, int end, FindingLog log) {
        int from = subject.expectation().sessionOfSlot(first);
        int to = subject.expectation().sessionOfSlot(end - 1);
        int sessions = to - from + 1;
        Intervals slots = subject.expectation().slots();
        log.add(
                FindingKind.GAP,
                FindingKind.GAP.severity(),
                slots.from(first),
                slots.from(end - 1),
                end - first,
                () -> Wording.count(end - first, "bar") + " missing"
                        + (sessions > 1 ? " in " + Wording.count(sessions, "session") : ""));
    }
}
