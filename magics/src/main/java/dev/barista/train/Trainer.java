package dev.barista.train;

/**
 * An agent while it learns. Made by {@code dev.barista.train.engine.PpoTrainer}; used, and closed, by the thread that made it.
 */
public interface Trainer extends AutoCloseable {
    /** Steps of all environments so far; a multiple of {@link RolloutConfig#batch}. */
    long step();

    /**
     * Trains in whole updates until at least this step, or until the listener asks to stop.
     *
     * @return how it went lately
     * @throws TrainingDivergedException if a loss or gradient is no number; the parameters are those before it
     */
    TrainingProgress train(long untilStep, TrainingListener listener);

    /** All that is needed to go on exactly here: parameters, optimiser, random states, episodes under way. A copy. */
    Snapshot snapshot();

    /**
     * Goes on where the snapshot was taken; with one thread, bit for bit as if training had never been interrupted.
     *
     * @throws dev.barista.market.InvalidInputException if the snapshot is of another network or other spaces
     */
    void restore(Snapshot snapshot);

    /** The agent as it is now; independent of further training. */
    Policy policy();

    @Override
    void close();
}
