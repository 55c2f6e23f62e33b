package dev.barista.kernel.wire;

/** A connection file that cannot be used; its message is one sentence for whoever started the kernel. */
public final class BadConnectionFileException extends Exception {
    private static final long serialVersionUID = 1L;

    BadConnectionFileException(String sentence) {
        super(sentence);
    }
}
