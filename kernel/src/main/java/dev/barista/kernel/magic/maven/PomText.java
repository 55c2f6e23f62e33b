package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.UserMistake;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * A stretch of a {@code pom.xml} that a user pasted. Made for one call; immutable by convention.
 *
 * @param model what it says; properties are put in when it is read
 */
record PomText(Model model) {
    private static final String EXAMPLE = "Paste dependency elements as they stand in a pom.xml:\n"
            + "<dependency><groupId>org.apache.commons</groupId><artifactId>commons-csv</artifactId>"
            + "<version>1.14.1</version></dependency>";
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern WHOLE = Pattern.compile("(?s).*<project[\\s>].*");
    private static final Pattern BARE = Pattern.compile("(?s)(?:\\s|<!--.*?-->)*<dependency[\\s>].*");

    /** @throws UserMistake if it cannot be read or asks for nothing */
    static PomText read(String text) {
        String whole = WHOLE.matcher(text).matches()
                ? text.strip()
                : "<project>"
                        + (BARE.matcher(text).matches() ? "<dependencies>" + text + "</dependencies>" : text)
                        + "</project>";
        try {
            Model model = new MavenXpp3Reader().read(new StringReader(whole), false);
            if (model.getDependencies().isEmpty()) {
                throw new UserMistake("%%pom found no dependency below it. " + EXAMPLE);
            }
            return new PomText(model);
        } catch (IOException | XmlPullParserException e) {
            String what =
                    e instanceof XmlPullParserException parser ? "line " + parser.getLineNumber() + " of it" : "it";
            throw new UserMistake("%%pom cannot read the XML below it: " + what + " is malformed. " + EXAMPLE);
        }
    }

    /** What is asked for and not added, one sentence each. */
    List<String> leftOut() {
        return model.getDependencies().stream()
                .filter(each -> !isWanted(each))
                .map(each -> "Not added, since its scope is " + each.getScope() + ": " + name(each))
                .toList();
    }

    Wanted wanted(boolean offline) {
        List<Coordinates> boms = new ArrayList<>();
        Parent parent = model.getParent();
        if (parent != null) {
            boms.add(Coordinates.parse(parent.getGroupId() + ":" + parent.getArtifactId() + ":" + parent.getVersion()));
        }
        managed().stream()
                .filter(each -> "import".equals(each.getScope()))
                .map(this::coordinates)
                .forEach(boms::add);
        List<Dependency> wanted =
                model.getDependencies().stream().filter(PomText::isWanted).toList();
        return new Wanted(
                wanted.stream().map(this::coordinates).toList(),
                boms,
                wanted.stream()
                        .flatMap(each -> each.getExclusions().stream())
                        .map(each -> each.getGroupId() + ":" + each.getArtifactId())
                        .distinct()
                        .toList(),
                model.getRepositories().stream()
                        .map(each -> new Wanted.Repository(each.getId(), filled(each.getUrl())))
                        .toList(),
                false,
                offline);
    }

    private static boolean isWanted(Dependency each) {
        return !"test".equals(each.getScope()) && !"system".equals(each.getScope());
    }

    private List<Dependency> managed() {
        return model.getDependencyManagement() == null
                ? List.of()
                : model.getDependencyManagement().getDependencies();
    }

    private static String name(Dependency each) {
        return each.getGroupId() + ":" + each.getArtifactId();
    }

    private Coordinates coordinates(Dependency each) {
        String version = each.getVersion() != null
                ? each.getVersion()
                : managed().stream()
                        .filter(other -> name(other).equals(name(each)) && !"import".equals(other.getScope()))
                        .map(Dependency::getVersion)
                        .findFirst()
                        .orElse("");
        boolean isBom = "import".equals(each.getScope());
        String word = name(each);
        if (!version.isEmpty()) {
            boolean plain = isBom || (each.getClassifier() == null && "jar".equals(each.getType()));
            word += (plain ? "" : ":" + each.getType())
                    + (each.getClassifier() == null ? "" : ":" + each.getClassifier())
                    + ":" + version;
        }
        return Coordinates.parse(filled(word));
    }

    /** Properties stand for other text; those of a parent are not known here. */
    private String filled(String text) {
        Properties properties = model.getProperties();
        Matcher matcher = PROPERTY.matcher(text);
        return matcher.replaceAll(found -> {
            String value = properties.getProperty(found.group(1));
            if (value == null) {
                throw new UserMistake("%%pom does not know the property " + found.group(1) + " in " + text
                        + ". Add it: <properties><" + found.group(1) + ">…</" + found.group(1) + "></properties>");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
