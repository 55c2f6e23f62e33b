package dev.barista.practice;

/** A request that the practice market answers with 400; the message goes to the client. */
final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    BadRequest(String message) {
        super(message, null, false, false);
    }
}
