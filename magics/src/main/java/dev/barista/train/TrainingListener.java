package dev.barista.train;

/** Hears how training goes. Called by the thread that trains, which waits meanwhile. */
@FunctionalInterface
public interface TrainingListener {
    /** After each update; a checkpoint may be taken here. */
    void progressed(TrainingProgress progress);

    /** Asked before each update's experience is gathered; true ends training there. */
    default boolean stopRequested() {
        return false;
    }
}
