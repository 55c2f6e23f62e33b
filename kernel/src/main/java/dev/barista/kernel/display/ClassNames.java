package dev.barista.kernel.display;

import java.util.regex.Pattern;

/** Names of classes and variables that cells declare, without those of the classes that JShell puts around them. Stateless. */
public final class ClassNames {
    private static final String OUTER = "REPL.$JShell$";
    private static final Pattern DECLARED = Pattern.compile("REPL\\.\\$JShell\\$[0-9A-Z_]+[$.](?!do_it)(?=[A-Za-z_])");

    private ClassNames() {}

    /** {@code Point@1b2c} for {@code REPL.$JShell$12$Point@1b2c}, wherever it stands in {@code text}. */
    public static String readable(String text) {
        return text.contains(OUTER) ? DECLARED.matcher(text).replaceAll("") : text;
    }
}
