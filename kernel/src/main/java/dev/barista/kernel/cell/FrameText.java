package dev.barista.kernel.cell;

import dev.barista.kernel.display.ClassNames;
import dev.barista.kernel.shell.Place;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text readable that names classes of cells, as the stack traces do that a cell prints itself. Any thread may use
 * it.
 */
final class FrameText {
    private static final String CELL_CLASS = "REPL.$JShell$";
    private static final Pattern CELL_FRAME =
            Pattern.compile("(?:[\\w.@-]*/){0,2}(REPL\\.\\$JShell\\$[\\w$]+)\\.([\\w$<>]+)\\(([\\w$.]+):(\\d{1,9})\\)");
    /** Whole lines: frames between a cell's code and the thread that it runs on. */
    private static final Pattern OUR_FRAMES = Pattern.compile("(?m)^\\tat (?:[\\w.@-]*/){0,2}"
            + "(?:dev\\.barista\\.kernel|jdk\\.internal\\.reflect|java\\.lang\\.reflect)\\.[^\\n]*\\R");

    private final Function<StackTraceElement, Optional<Place>> locate;

    FrameText(Function<StackTraceElement, Optional<Place>> locate) {
        this.locate = locate;
    }

    /** Text as it is printed, any stretch of it; what is cut in the middle of a name stays as it is. */
    String readable(String text) {
        String shown = text.startsWith("\tat ") ? OUR_FRAMES.matcher(text).replaceAll("") : text;
        if (!shown.contains(CELL_CLASS)) {
            return shown;
        }
        return withoutOuterClass(CELL_FRAME.matcher(shown).replaceAll(frame -> Matcher.quoteReplacement(place(frame))));
    }

    /** Names of classes as their cell declares them. */
    static String withoutOuterClass(String text) {
        return ClassNames.readable(text);
    }

    private String place(MatchResult frame) {
        StackTraceElement element =
                new StackTraceElement(frame.group(1), frame.group(2), frame.group(3), Integer.parseInt(frame.group(4)));
        return locate.apply(element).map(it -> it + "  " + it.source()).orElseGet(frame::group);
    }
}
