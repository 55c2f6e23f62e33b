package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.UserMistake;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user asks for, {@code group:artifact[:extension[:classifier]]:version}. Immutable.
 *
 * @param version empty if a BOM is to give it
 */
record Coordinates(String group, String artifact, String extension, String classifier, String version) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.+-]+|[\\[(][A-Za-z0-9_.,+ -]*[\\])]");
    private static final String EXAMPLE = "Try: %maven org.apache.commons:commons-csv:1.14.1";

    /**
     * Reads a word of the line.
     *
     * @throws UserMistake if it is none
     */
    static Coordinates parse(String word) {
        List<String> parts = List.of(word.split(":", -1));
        Coordinates read =
                switch (parts.size()) {
                    case 2 -> new Coordinates(parts.get(0), parts.get(1), "jar", "", "");
                    case 3 -> new Coordinates(parts.get(0), parts.get(1), "jar", "", parts.get(2));
                    case 4 -> new Coordinates(parts.get(0), parts.get(1), parts.get(2), "", parts.get(3));
                    case 5 -> new Coordinates(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
                    default -> throw bad(word);
                };
        boolean words = List.of(read.group, read.artifact, read.extension).stream()
                .allMatch(part -> WORD.matcher(part).matches());
        boolean rest = read.classifier.isEmpty() == (parts.size() < 5)
                && (read.classifier.isEmpty() || WORD.matcher(read.classifier).matches())
                && (parts.size() == 2 || VERSION.matcher(read.version).matches());
        if (!words || !rest) {
            throw bad(word);
        }
        return read;
    }

    private static UserMistake bad(String word) {
        return new UserMistake("“" + word + "” is not of the form group:artifact:version. " + EXAMPLE);
    }

    /** {@code group:artifact}. */
    String name() {
        return group + ":" + artifact;
    }

    @Override
    public String toString() {
        String middle = classifier.isEmpty() ? "jar".equals(extension) ? "" : ":" + extension : ":" + extension + ":";
        return name() + middle + classifier + (version.isEmpty() ? "" : ":" + version);
    }
}
