package dev.barista.kernel.magic.notebook;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.ClassPath;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %classpath}. */
@Command(description = "Shows the jars and folders that were added for cells, or adds some.")
public final class ClasspathMagic implements Magic {
    private final ClassPath classPath;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Jars and folders of classes to add.")
    private List<String> places = List.of();

    public ClasspathMagic(ClassPath classPath) {
        this.classPath = classPath;
    }

    @Override
    public @Nullable Object run(MagicCall call) {
        List<Path> paths = new ArrayList<>();
        for (String place : places) {
            for (String entry : place.split(File.pathSeparator, -1)) {
                paths.add(existing(entry));
            }
        }
        classPath.add(paths);
        if (!paths.isEmpty()) {
            return null;
        }
        String all = classPath.entries().stream().map(Path::toString).collect(Collectors.joining("\n"));
        return new DisplayData(all.isEmpty() ? "nothing was added yet; cells see what the kernel has" : all);
    }

    private static Path existing(String text) {
        Path path = new File(text).toPath();
        if (!Files.exists(path)) {
            throw new UserMistake("there is no file or folder " + path + ". Try: %classpath target/classes");
        }
        return path;
    }
}
