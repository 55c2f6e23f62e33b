package dev.barista.load;

/** One load's place among those that wait for budget. Made by each {@link LoadRun}; any thread may use it. */
final class Lane {
    /** A load of more calls than this is not one that somebody sits and waits for. */
    private static final int MOST_INTERACTIVE_CALLS = 100;

    private volatile int calls;

    /** The load needs {@code more} calls. */
    synchronized void planned(int more) {
        calls += more;
    }

    /** Whether others go first. */
    boolean isBulk() {
        return calls > MOST_INTERACTIVE_CALLS;
    }
}
