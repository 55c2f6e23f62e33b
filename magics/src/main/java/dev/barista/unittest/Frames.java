package dev.barista.unittest;

import dev.barista.kernel.magic.Declarations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the places in cells that stack traces name.
 *
 * @param declarations knows the classes that cells were compiled to
 * @param asTyped changes a place with its line to what the user typed there
 */
record Frames(Declarations declarations, UnaryOperator<String> asTyped) {
    private static final int MOST_FRAMES = 10;
    private static final int MOST_LIBRARY_FRAMES = 3;
    private static final int MOST_CAUSES = 10;
    /** A frame as texts have it: module or loader, class, method, file and line. */
    private static final Pattern FRAME =
            Pattern.compile("(\\s*)at (?:[\\w.@-]*/){0,2}([\\w.$]+)\\.([\\w$<>]+)\\([^()]*?(?::(\\d+))?\\)");

    private static final Pattern MORE_FRAMES = Pattern.compile("\\s*\\.\\.\\. \\d+ more");
    private static final Pattern NOBODYS = Pattern.compile(
            "(java|javax|jdk|sun|REPL|org\\.junit|org\\.opentest4j|org\\.assertj|net\\.jqwik|dev\\.barista)\\..*");

    /**
     * Where in cells something was thrown, the innermost place first: {@code In[4]:2  assertEquals(1, x);}. If its own
     * trace names no cell, as of a test that took too long, the trace of what it came from does; of what no cell took part
     * in, the first frames of libraries.
     */
    List<String> of(Throwable thrown) {
        List<String> places = origins(thrown)
                .map(this::places)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of());
        return !places.isEmpty()
                ? places
                : Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> !NOBODYS.matcher(frame.getClassName()).matches())
                        .limit(MOST_LIBRARY_FRAMES)
                        .map(frame -> "in " + frame)
                        .toList();
    }

    private static Stream<Throwable> origins(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable at = thrown; at != null && causes.size() < MOST_CAUSES; at = at.getCause()) {
            causes.add(at);
        }
        return Stream.concat(causes.stream(), causes.stream().flatMap(each -> Stream.of(each.getSuppressed())));
    }

    private List<String> places(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .flatMap(frame -> place(frame).stream())
                .limit(MOST_FRAMES)
                .toList();
    }

    private Optional<String> place(StackTraceElement frame) {
        return declarations.place(frame).map(asTyped).map(Names::readable);
    }

    /** The innermost place, without its source: {@code In[4]:2}; empty if no cell took part. */
    Optional<String> first(Throwable thrown) {
        return places(thrown).stream().findFirst().map(place -> place.split(" ", 2)[0]);
    }

    /** What the innermost code of a cell refers to that is not declared. */
    List<String> missing(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> declarations.place(frame).isPresent())
                .findFirst()
                .map(declarations::missing)
                .orElse(List.of());
    }

    /** A message without the frames that assertions write into it, those in cells excepted. */
    String replace(String message) {
        return message.lines().flatMap(line -> replaced(line).stream()).collect(Collectors.joining("\n"));
    }

    private Optional<String> replaced(String line) {
        Matcher frame = FRAME.matcher(line);
        if (!frame.matches()) {
            return MORE_FRAMES.matcher(line).matches() ? Optional.empty() : Optional.of(line);
        }
        String simple = frame.group(2);
        // Some leave the package out.
        String type = simple.startsWith("$JShell$") ? "REPL." + simple : simple;
        int number = frame.group(4) == null ? -1 : Integer.parseInt(frame.group(4));
        return place(new StackTraceElement(type, frame.group(3), null, number))
                .map(place -> frame.group(1) + "at " + place);
    }
}
