package dev.barista.unittest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.ValueWrapper;

/**
 * Puts what a test threw into words.
 *
 * @param locate tells where in a cell a stack frame stands, empty if in none
 */
record Failures(Function<StackTraceElement, Optional<String>> locate) {
    private static final int MOST_FRAMES = 10;
    private static final int MOST_LIBRARY_FRAMES = 3;
    private static final int MOST_CHARACTERS = 10_000;
    private static final List<String> OURS = List.of(
            "org.junit.",
            "org.opentest4j.",
            "dev.barista.",
            "java.lang.reflect",
            "jdk.internal.reflect",
            "org.assertj.",
            "REPL.");

    Failure of(Throwable thrown) {
        String expected = null;
        String actual = null;
        if (thrown instanceof AssertionFailedError assertion && assertion.isExpectedDefined()) {
            expected = text(assertion.getExpected());
            actual = text(assertion.getActual());
        }
        return new Failure(type(thrown), message(thrown), expected, actual, frames(thrown));
    }

    private static @Nullable String text(@Nullable ValueWrapper value) {
        return value == null ? null : bounded(value.getStringRepresentation());
    }

    private static String type(Throwable thrown) {
        String name = Names.readable(thrown.getClass().getName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String message(Throwable thrown) {
        StringBuilder text = new StringBuilder(sentence(thrown));
        if (thrown instanceof MultipleFailuresError several) {
            // Its own message lists them already.
            return bounded(String.valueOf(several.getMessage()));
        }
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(thrown);
        for (Throwable at = thrown.getCause(); at != null && seen.add(at); at = at.getCause()) {
            text.append("\nCaused by: ").append(type(at)).append(": ").append(at.getMessage());
        }
        return bounded(text.toString().strip());
    }

    /** Assertions explain themselves; of others the kind is half the message. */
    private static String sentence(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof AssertionError && message != null && !message.isBlank()) {
            return message.strip();
        }
        return type(thrown) + (message == null ? "" : ": " + message.strip());
    }

    private List<String> frames(Throwable thrown) {
        List<String> places = new ArrayList<>();
        List<String> library = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            Optional<String> place = locate.apply(frame);
            if (place.isPresent() && places.size() < MOST_FRAMES) {
                places.add(Names.readable(place.get()));
            } else if (places.isEmpty() && isLibrary(frame) && library.size() < MOST_LIBRARY_FRAMES) {
                library.add("in " + frame);
            }
        }
        boolean asserted = thrown instanceof AssertionError;
        if (asserted && !places.isEmpty()) {
            return places;
        }
        library.addAll(places);
        return library;
    }

    private static boolean isLibrary(StackTraceElement frame) {
        return OURS.stream().noneMatch(frame.getClassName()::startsWith);
    }

    private static String bounded(String text) {
        String shown = Names.readable(text);
        return shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS) + "…";
    }
}
