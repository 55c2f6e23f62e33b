package dev.barista.train;

/** Training gave something that is no number, so that it cannot go on. What was learnt before is in the last checkpoint. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message what was no number, and at which step
     */
    public TrainingDivergedException(String message) {
        super(message);
    }
}
