package dev.barista.load;

/**
 * Entered around every wait for a load, so that whoever shows its progress can do so on behalf of the one that waits.
 * Given by whoever starts a load; called by the threads that wait.
 */
@FunctionalInterface
public interface WaitScope {
    /** Nothing is done. */
    WaitScope NONE = () -> () -> {};

    /** The calling thread begins to wait. */
    Waiting enter();

    /** A wait that is under way. */
    @FunctionalInterface
    interface Waiting extends AutoCloseable {
        /** The wait is over, whatever its end. */
        @Override
        void close();
    }
}
