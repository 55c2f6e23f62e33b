package dev.barista.kernel.shell;

import dev.barista.kernel.display.ClassNames;
import java.util.regex.Pattern;

/** Messages of javac without the classes that stand around the code of cells. Stateless. */
final class JavacText {
    /** A place that is no class of the cell. */
    private static final Pattern AROUND =
            Pattern.compile("\\n\\s*location: class[ \\t]*(?:(?:REPL\\.)?\\$JShell\\$\\S*)?$");

    private JavacText() {}

    static String readable(String message) {
        return ClassNames.readable(AROUND.matcher(message.strip()).replaceFirst(""));
    }
}
