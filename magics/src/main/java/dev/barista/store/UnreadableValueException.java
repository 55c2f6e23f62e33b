package dev.barista.store;

/** A value that is not what its column should hold. Caught where rows are counted; without a stack trace, as there may be many. */
final class UnreadableValueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason what stood there, as a clause */
    UnreadableValueException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
