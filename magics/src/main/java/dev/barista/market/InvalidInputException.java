package dev.barista.market;

/**
 * A user's mistake that can be put into one clear sentence: what is wrong, where, and what to do next.
 *
 * <p>The kernel shows the message alone, without a stack trace.
 */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next, in one sentence */
    public InvalidInputException(String message) {
        super(message);
    }
}
