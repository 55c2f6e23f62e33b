package dev.barista.kernel.wire;

/** Frames that are no message of this protocol or whose signature is wrong. Its text holds nothing of the message. */
final class BadMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    BadMessageException(String reason) {
        super(reason, null, false, false); // Where it was noticed tells nothing, and anybody may send a flood of them.
    }
}
