package dev.barista.load;

/** Bars that were asked for will not come. The message names symbols and dates, and says what to do. */
public final class LoadFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one or a few plain sentences */
    public LoadFailedException(String message) {
        super(message);
    }
}
