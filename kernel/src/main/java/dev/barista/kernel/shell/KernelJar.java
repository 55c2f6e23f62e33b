package dev.barista.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/**
 * The jar that the kernel runs from, with the list of its classes that was put into it when it was made. javac would read
 * and walk the jar's whole directory, some 40,000 files, before the first cell. One for a shell; any thread may use it.
 */
final class KernelJar {
    private static final Logger LOG = Logger.getLogger(KernelJar.class.getName());
    /** A line for each package: its name, a space, and the simple names of its classes, with a space between. */
    private static final String LIST = "META-INF/barista/classes";

    private final Path path;
    private final String list;
    private final Map<String, Integer> lineOfPackage;
    /** Null until a class file is read. */
    private @Nullable JarFile jar;

    private KernelJar(Path path, String list) {
        this.path = path;
        this.list = list;
        lineOfPackage = new HashMap<>();
        int start = 0;
        while (start < list.length()) {
            int end = list.indexOf(' ', start);
            lineOfPackage.put(list.substring(start, end), end + 1);
            start = list.indexOf('\n', end) + 1;
        }
    }

    /** Has JShell's javac see the jar by its list, if there is one. */
    static JShell.Builder shownTo(JShell.Builder builder) {
        return find().map(it -> builder.fileManager(files -> new KernelJarFiles(files, it)))
                .orElse(builder);
    }

    /** The list is that of the jar in front, if there is one, so that the kernel's own is not opened. */
    private static Optional<KernelJar> find() {
        CodeSource source = KernelJar.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try (@Nullable InputStream list = KernelJar.class.getResourceAsStream("/" + LIST)) {
            return of(Path.of(source.getLocation().toURI()), list);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            LOG.log(Level.FINE, "The kernel''s jar is shown to javac as any other: {0}", e.toString());
            return Optional.empty();
        }
    }

    /** Empty if it is no jar, or one without a list. */
    static Optional<KernelJar> at(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            JarEntry entry = jar.getJarEntry(LIST);
            return of(path, entry == null ? null : jar.getInputStream(entry));
        }
    }

    private static Optional<KernelJar> of(Path path, @Nullable InputStream list) throws IOException {
        return list == null || !Files.isRegularFile(path)
                ? Optional.empty()
                : Optional.of(new KernelJar(path, new String(list.readAllBytes(), StandardCharsets.UTF_8)));
    }

    /**
     * Has the JVM open the jars that it reads classes from, before they are replaced by those of a later installation.
     *
     * @return false: once is enough
     */
    static boolean hold() {
        // It looks into all of them.
        return KernelJar.class.getResource("/META-INF/barista/nothing") != null;
    }

    Path path() {
        return path;
    }

    /** Simple names of all classes of a package, nested ones included. */
    Stream<String> classesOf(String packageName) {
        Integer start = lineOfPackage.get(packageName);
        return start == null
                ? Stream.of()
                : Stream.of(list.substring(start, list.indexOf('\n', start)).split(" "));
    }

    /** Names of the package and of those below it. */
    List<String> packagesBelow(String packageName) {
        String below = packageName.isEmpty() ? "" : packageName + ".";
        return lineOfPackage.keySet().stream()
                .filter(each -> each.equals(packageName) || each.startsWith(below))
                .sorted()
                .toList();
    }

    boolean has(String className) {
        int end = className.lastIndexOf('.');
        String simple = className.substring(end + 1);
        return classesOf(className.substring(0, Math.max(0, end))).anyMatch(simple::equals);
    }

    URI uriOf(String className) {
        return URI.create(path.toUri() + "!/" + fileOf(className));
    }

    /** The class file, as the running JVM sees it. */
    synchronized InputStream open(String className) throws IOException {
        if (jar == null) {
            jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        }
        JarEntry entry = jar.getJarEntry(fileOf(className));
        if (entry == null) {
            throw new IOException("no class " + className + " in " + path);
        }
        return jar.getInputStream(entry);
    }

    private static String fileOf(String className) {
        return className.replace('.', '/') + ".class";
    }
}
