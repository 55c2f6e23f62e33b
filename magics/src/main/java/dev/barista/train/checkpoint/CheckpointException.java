package dev.barista.train.checkpoint;

import java.util.Optional;

/** A checkpoint or its directory cannot be used. The message says what is wrong with which file, and what can be done. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String previous;

    CheckpointException(String message) {
        this(message, "");
    }

    CheckpointException(String message, String previous) {
        super(message);
        this.previous = previous;
    }

    /** The name of an older checkpoint that is whole, to go on with. */
    public Optional<String> previous() {
        return previous.isEmpty() ? Optional.empty() : Optional.of(previous);
    }
}
