package dev.barista.unittest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.ValueWrapper;
import tech.tablesaw.api.Table;

/**
 * Puts what a test threw into words.
 *
 * @param frames tells where in a cell it was thrown
 */
record Failures(Frames frames) {
    private static final int MOST_CHARACTERS = 10_000;
    /** JShell's, of a method that refers to what is not declared. */
    private static final String UNRESOLVED = "jdk.jshell.spi.SPIResolutionException";

    Failure of(Throwable thrown) {
        String message = message(thrown);
        String expected = null;
        String actual = null;
        if (thrown instanceof AssertionFailedError assertion && assertion.isExpectedDefined()) {
            Optional<TableDifference> tables = tables(assertion);
            message = tables.map(TableDifference::sentence).orElse(message);
            expected = tables.map(TableDifference::expected).orElseGet(() -> text(assertion.getExpected()));
            actual = tables.map(TableDifference::actual).orElseGet(() -> text(assertion.getActual()));
        }
        return new Failure(type(thrown), message, expected, actual, frames.of(thrown));
    }

    /** JUnit compares tables by identity, and prints them whole. */
    private static Optional<TableDifference> tables(AssertionFailedError assertion) {
        if (value(assertion.getExpected()) instanceof Table expected
                && value(assertion.getActual()) instanceof Table actual) {
            return Optional.of(TableDifference.between(expected, actual)
                    .map(found ->
                            new TableDifference("the table " + found.sentence(), found.expected(), found.actual()))
                    .orElse(new TableDifference(
                            "the tables are equal, but not the same object. Compare what they hold:"
                                    + " assertThat(actual).isEqualTo(expected)",
                            "",
                            "")));
        }
        return Optional.empty();
    }

    private static @Nullable Object value(@Nullable ValueWrapper wrapper) {
        return wrapper == null ? null : wrapper.getEphemeralValue();
    }

    private static @Nullable String text(@Nullable ValueWrapper value) {
        return value == null ? null : bounded(value.getStringRepresentation());
    }

    private static String type(Throwable thrown) {
        String name = Names.readable(thrown.getClass().getName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String message(Throwable thrown) {
        StringBuilder text = new StringBuilder(sentence(thrown));
        if (thrown instanceof MultipleFailuresError several) {
            // Its own message lists them already.
            return bounded(frames.replace(String.valueOf(several.getMessage())).strip());
        }
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(thrown);
        for (Throwable at = thrown.getCause(); at != null && seen.add(at); at = at.getCause()) {
            text.append("\nCaused by: ").append(sentence(at));
            frames.first(at).ifPresent(place -> text.append(" (").append(place).append(')'));
        }
        return bounded(frames.replace(text.toString()).strip());
    }

    /** Assertions explain themselves; of others the kind is half the message. */
    private String sentence(Throwable thrown) {
        if (thrown.getClass().getName().equals(UNRESOLVED)) {
            List<String> missing = frames.missing(thrown);
            return missing.isEmpty()
                    ? "this uses something that is not declared yet"
                    : TestView.missing("This", missing);
        }
        String message = thrown.getMessage() == null ? "" : thrown.getMessage().strip();
        if (thrown instanceof AssertionError && !message.isEmpty()) {
            return message;
        }
        return type(thrown) + (message.isEmpty() ? "" : ": " + message);
    }

    private static String bounded(String text) {
        String shown = Names.readable(text);
        return shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS) + "…";
    }
}
