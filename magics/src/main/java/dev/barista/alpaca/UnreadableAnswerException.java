package dev.barista.alpaca;

/** The answer is not a page of bars. The message is one clause that says what stood there, without words of the answer. */
final class UnreadableAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String reason) {
        super(reason);
    }
}
