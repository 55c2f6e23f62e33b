package dev.barista.unittest;

import java.util.regex.Pattern;

/** The names that people gave, in place of those that the compiler made of them. Stateless. */
final class Names {
    /** What all tests of a cell stand in begins with this. */
    static final String CLASS = "CellTests_";

    /** jqwik writes names with blanks for underscores, and a method after a colon. */
    private static final String INVENTED_CLASS = CLASS.replace("_", "[_ ]") + "\\d+";

    private static final Pattern INVENTED =
            Pattern.compile("(?:REPL\\.)?\\$JShell\\$[0-9A-Z_]+[$.]|" + INVENTED_CLASS + "[$.:]|REPL\\.(?=\\$JShell)");
    private static final Pattern ALONE = Pattern.compile(INVENTED_CLASS);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Names() {}

    /** Text as it is shown: no name of ours, no control characters. */
    static String readable(String text) {
        String own = ALONE.matcher(INVENTED.matcher(text).replaceAll("")).replaceAll("Tests");
        return CONTROL.matcher(COLOUR.matcher(own).replaceAll("")).replaceAll("\uFFFD");
    }

    /** The same on one line. */
    static String line(String text) {
        return readable(text).replaceAll("\\s*\\R\\s*", " ");
    }
}
