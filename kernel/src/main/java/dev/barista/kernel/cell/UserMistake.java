package dev.barista.kernel.cell;

/** A user's mistake, shown as its message alone: what, where, and what to do next. No stack trace of ours. */
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    /** @param message one or a few plain sentences */
    public UserMistake(String message) {
        this("UserMistake", message);
    }

    /**
     * For what is no mistake of the notebook's code itself.
     *
     * @param kind what front ends show as the error's name, such as {@code TestFailure}
     * @param message one or a few plain sentences
     */
    public UserMistake(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What front ends show as the error's name. */
    public String kind() {
        return kind;
    }
}
