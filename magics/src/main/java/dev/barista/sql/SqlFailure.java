package dev.barista.sql;

/** Why SQL could not be run, as the database puts it: with the line, a caret below it, and what may have been meant. */
public final class SqlFailure extends Exception {
    private static final long serialVersionUID = 1L;

    SqlFailure(String message) {
        super(message);
    }
}
