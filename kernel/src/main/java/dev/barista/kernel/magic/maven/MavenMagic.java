package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.ClassPath;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.kernel.magic.MagicSpec;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %maven}: adds jars from Maven repositories, with all they need, to the cells' class path. */
@Command(
        description = {
            "Adds jars from Maven repositories, with all they need at run time, to what cells see.",
            "Repositories, mirrors, proxies, credentials and the local repository are those of Maven's settings.xml."
        })
public final class MavenMagic implements Magic {
    private static final Set<String> SCHEMES = Set.of("https", "http", "file");

    private final MavenJars jars;

    @Parameters(
            arity = "0..*",
            paramLabel = "COORDINATES",
            description = "group:artifact:version or group:artifact:extension:classifier:version, or Gradle's"
                    + " group:artifact:version:classifier@extension; the version may be left out if a --bom gives it.")
    private List<String> coordinates = List.of();

    @Option(names = "--bom", paramLabel = "G:A:V", description = "A bill of materials that gives versions.")
    private List<String> boms = List.of();

    @Option(names = "--exclude", paramLabel = "G:A", description = "Leave this out wherever it is needed; * is any.")
    private List<String> excludes = List.of();

    @Option(names = "--repo", paramLabel = "NAME=URL", description = "Ask this repository first.")
    private List<String> repositories = List.of();

    @Option(names = "--sources", description = "Fetch sources, too: inspection then shows their Javadoc.")
    private boolean sources;

    @Option(names = "--offline", description = "Use the local repository only.")
    private boolean offline;

    @Option(names = "--list", description = "Show what was added.")
    private boolean list;

    MavenMagic(MavenJars jars) {
        this.jars = jars;
    }

    /** The magics for a kernel with this class path. */
    public static List<MagicSpec> specs(ClassPath classPath) {
        MavenJars jars = new MavenJars(classPath, MavenHome.ofThisProcess());
        return List.of(
                new MagicSpec(
                        "maven", MagicSpec.Kind.LINE, "adds jars from Maven repositories", () -> new MavenMagic(jars)),
                new MagicSpec(
                        "pom",
                        MagicSpec.Kind.CELL,
                        "adds what a piece of a pom.xml asks for",
                        () -> new PomMagic(jars)));
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        if (list) {
            return jars.added().stream()
                    .map(jar -> jar + "  " + jar.file())
                    .collect(Collectors.collectingAndThen(Collectors.joining("\n"), MavenMagic::shown));
        }
        if (coordinates.isEmpty()) {
            throw new UserMistake("%maven needs coordinates. Try: %maven org.apache.commons:commons-csv:1.14.1");
        }
        jars.add(wanted(), call.cell()).forEach(call.cell().out()::println);
        return null;
    }

    private static Object shown(String lines) {
        return new io.github.spencerpark.jupyter.kernel.display.DisplayData(
                lines.isEmpty() ? "nothing was added by %maven yet" : lines);
    }

    private Wanted wanted() {
        List<Coordinates> versions = boms.stream().map(Coordinates::parse).toList();
        versions.stream().filter(bom -> bom.version().isEmpty()).findFirst().ifPresent(bom -> {
            throw new UserMistake("--bom " + bom + " needs a version. Try: --bom " + bom + ":1.0");
        });
        excludes.stream()
                .filter(name -> !name.matches("[\\w.*-]+:[\\w.*-]+"))
                .findFirst()
                .ifPresent(name -> {
                    throw new UserMistake("--exclude takes group:artifact, got “" + name
                            + "”. Try: --exclude commons-logging:commons-logging");
                });
        return new Wanted(
                coordinates.stream().map(Coordinates::parse).toList(),
                versions,
                excludes,
                repositories.stream().map(MavenMagic::repository).toList(),
                sources,
                offline);
    }

    private static Wanted.Repository repository(String word) {
        int equals = word.indexOf('=');
        int colon = word.indexOf(':');
        boolean named = equals > 0 && equals < colon;
        String url = named ? word.substring(equals + 1) : word;
        try {
            URI uri = URI.create(url);
            if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme())) {
                String host = uri.getHost() == null ? "local" : uri.getHost();
                return new Wanted.Repository(named ? word.substring(0, equals) : host, url);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new UserMistake("--repo takes NAME=URL, with a URL of https, http or file, got “"
                + NotFound.withoutLogin(word) + "”. Try: --repo jitpack=https://jitpack.io");
    }
}
