package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.UserMistake;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user asks for: {@code group:artifact[:extension[:classifier]]:version} as Maven writes it, or
 * {@code group:artifact:version[:classifier][@extension]} as Gradle does. Immutable.
 *
 * @param version empty if a BOM is to give it
 */
record Coordinates(String group, String artifact, String extension, String classifier, String version) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.+-]+");
    /** Ranges, and what Maven and Gradle take for the newest. */
    private static final Pattern OPEN = Pattern.compile("[\\[(\\]].*|(?i:LATEST|RELEASE)|latest\\..*|(?:.*\\.)?\\+");

    private static final String EXAMPLE = "Try: %maven org.apache.commons:commons-csv:1.14.1";

    /**
     * Reads a word of the line.
     *
     * @throws UserMistake if it is none, or leaves the version open
     */
    static Coordinates parse(String word) {
        List<String> parts = parts(word);
        Coordinates read =
                switch (parts.size()) {
                    case 2 -> new Coordinates(parts.get(0), parts.get(1), "jar", "", "");
                    case 3 -> new Coordinates(parts.get(0), parts.get(1), "jar", "", parts.get(2));
                    case 4 -> new Coordinates(parts.get(0), parts.get(1), parts.get(2), "", parts.get(3));
                    case 5 -> new Coordinates(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
                    default -> throw bad(word);
                };
        if (OPEN.matcher(read.version).matches()) {
            throw new UserMistake("“" + word + "” leaves the version open, and the notebook would change with each"
                    + " release: name one version, such as " + read.name() + ":1.0");
        }
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

    /** In Maven's order. Four parts without @ are Gradle's if the third is a version and the last is not. */
    private static List<String> parts(String word) {
        int at = word.lastIndexOf('@');
        List<String> parts = List.of((at < 0 ? word : word.substring(0, at)).split(":", -1));
        String extension = at < 0 ? "jar" : word.substring(at + 1);
        boolean classified = parts.size() == 4
                && (at >= 0 || (parts.get(2).matches("\\d.*") && !parts.get(3).matches("\\d.*")));
        if (classified) {
            return List.of(parts.get(0), parts.get(1), extension, parts.get(3), parts.get(2));
        }
        boolean extended = at >= 0 && parts.size() == 3;
        return at < 0 ? parts : extended ? List.of(parts.get(0), parts.get(1), extension, parts.get(2)) : List.of();
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
