package dev.barista.kernel.shell;

/** A method or class was used that refers to something not declared yet. */
public final class NotYetUsable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYetUsable(String message) {
        super(message);
    }
}
