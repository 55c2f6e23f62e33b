package dev.barista.kernel.magic.maven;

import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code %%pom}: adds what a stretch of a {@code pom.xml} asks for, as {@code %maven} does. */
@Command(
        description = {
            "Adds the dependencies that stand below it as in a pom.xml, with all they need at run time.",
            "Takes dependency elements, dependencies, dependencyManagement, repositories, properties, or a whole project."
        })
final class PomMagic implements Magic {
    private final MavenJars jars;

    @Option(names = "--offline", description = "Use the local repository only.")
    private boolean offline;

    PomMagic(MavenJars jars) {
        this.jars = jars;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        PomText pom = PomText.read(call.body() == null ? "" : call.body());
        pom.leftOut().forEach(call.cell().out()::println);
        jars.add(pom.wanted(offline), call.cell()).forEach(call.cell().out()::println);
        return null;
    }
}
