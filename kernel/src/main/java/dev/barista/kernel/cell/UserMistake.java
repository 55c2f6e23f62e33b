package dev.barista.kernel.cell;

/** A user's mistake, shown as its message alone: what, where, and what to do next. No stack trace of ours. */
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one or a few plain sentences */
    public UserMistake(String message) {
        super(message);
    }
}
