package dev.barista.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Names of the public types that cells could import: the JDK's, those of jars and folders that were added, and of the
 * kernel's own libraries those beside what cells see anyway. Read when it is first asked, on a thread of its own. One
 * for a shell; any thread may ask.
 */
public final class TypeIndex {
    private static final long MAX_WAIT_MILLIS = 500;
    private static final int MAX_FILES = 100_000;
    private static final String CLASS = ".class";

    private final ClassLoader loader;
    private final Set<String> ownRoots;
    /** Packages whose types are known without an import of their own. */
    private final Set<String> imported;

    private final Queue<Path> unread = new ConcurrentLinkedQueue<>();
    /** Packages by the simple names of their types. */
    private final NavigableMap<String, NavigableSet<String>> packages = new ConcurrentSkipListMap<>();

    private @Nullable CompletableFuture<Void> reading;

    /** @param imports what cells see anyway: types and packages */
    TypeIndex(ClassLoader loader, List<String> imports) {
        this.loader = loader;
        imported = imports.stream()
                .filter(each -> each.endsWith(".*"))
                .map(each -> each.substring(0, each.length() - 2))
                .collect(Collectors.toCollection(HashSet::new));
        imported.add("java.lang");
        ownRoots = imports.stream()
                .filter(each -> !each.contains(" ") && !each.startsWith("java."))
                .map(each -> each.split("\\.", 3))
                .filter(parts -> parts.length > 2)
                .map(parts -> parts[0] + "." + parts[1] + ".")
                .collect(Collectors.toSet());
    }

    /** A jar or folder was added to the class path. */
    void add(String path) {
        unread.add(Path.of(path));
    }

    /** Begins to read, so that a later question is answered at once. */
    public synchronized void prepare() {
        if (reading == null) {
            reading = inBackground(() -> {
                readJdk();
                readOwn();
                readAdded();
            });
        } else if (reading.isDone() && !unread.isEmpty()) {
            reading = inBackground(this::readAdded);
        }
    }

    private static CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work, task -> {
            Thread thread = new Thread(task, "barista-types");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Qualified names of types whose simple names begin so, those of Java first; none while they are being read. */
    public List<String> startingWith(String prefix, int limit) {
        return isReady()
                ? qualified(packages.subMap(prefix, true, prefix + Character.MAX_VALUE, true), limit)
                : List.of();
    }

    /** Qualified names of types with just this simple name, those of Java first; none while they are being read. */
    public List<String> named(String simpleName) {
        return isReady()
                ? qualified(packages.subMap(simpleName, true, simpleName, true), Integer.MAX_VALUE)
                : List.of();
    }

    /** Simple names of all types, sorted; none while they are being read. */
    public Set<String> simpleNames() {
        return isReady() ? packages.keySet() : Set.of();
    }

    /** Packages with public types whose names begin so, sorted; none while they are being read. */
    public List<String> packagesStartingWith(String prefix, int limit) {
        return !isReady()
                ? List.of()
                : Stream.concat(
                                imported.stream().filter(each -> !each.contains(" ")),
                                packages.values().stream().flatMap(NavigableSet::stream))
                        .filter(each -> each.startsWith(prefix))
                        .distinct()
                        .sorted(Comparator.comparingInt(TypeIndex::rank).thenComparing(Comparator.naturalOrder()))
                        .limit(limit)
                        .toList();
    }

    private List<String> qualified(NavigableMap<String, NavigableSet<String>> found, int limit) {
        return found.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(each -> each + "." + entry.getKey()))
                .sorted(Comparator.comparingInt(TypeIndex::rank).thenComparing(Comparator.naturalOrder()))
                .filter(this::isPublic)
                .limit(limit)
                .toList();
    }

    private static int rank(String qualifiedName) {
        return qualifiedName.startsWith("java.") ? 0 : qualifiedName.startsWith("com.sun.") ? 2 : 1;
    }

    private boolean isReady() {
        prepare();
        CompletableFuture<Void> now;
        synchronized (this) {
            now = reading;
        }
        try {
            if (now != null) {
                now.get(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private boolean isPublic(String qualifiedName) {
        try (InputStream in = loader.getResourceAsStream(qualifiedName.replace('.', '/') + CLASS)) {
            return in != null && (new ClassReader(in).getAccess() & Opcodes.ACC_PUBLIC) != 0;
        } catch (IOException | RuntimeException e) {
            return false; // Its class file is newer than what can be read, or broken.
        }
    }

    private void readJdk() {
        for (Module module : ModuleLayer.boot().modules()) {
            boolean java =
                    module.getName().startsWith("java.") || module.getName().startsWith("jdk.");
            for (ModuleDescriptor.Exports exported : module.getDescriptor().exports()) {
                if (java && !exported.isQualified()) {
                    readPackage(module.getName(), exported.source());
                }
            }
        }
    }

    private void readPackage(String module, String name) {
        Path folder =
                FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", module, name.replace('.', '/'));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + CLASS)) {
            files.forEach(file -> addType(name, String.valueOf(file.getFileName())));
        } catch (IOException e) {
            // An image without this package; its types are not offered.
        }
    }

    private void readOwn() {
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            read(Path.of(entry), ownRoots);
        }
    }

    private void readAdded() {
        for (Path path = unread.poll(); path != null; path = unread.poll()) {
            read(path, Set.of(""));
        }
    }

    private void read(Path path, Set<String> roots) {
        for (String file : files(path)) {
            int slash = file.lastIndexOf('/');
            String name = slash < 0 ? "" : file.substring(0, slash).replace('/', '.');
            boolean wanted = roots.stream().anyMatch((name + ".")::startsWith);
            if (wanted && !name.isEmpty() && !name.contains("internal") && !name.contains("shaded")) {
                addType(name, file.substring(slash + 1));
            }
        }
    }

    private static List<String> files(Path path) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                return files.limit(MAX_FILES)
                        .map(file -> path.relativize(file).toString().replace('\\', '/'))
                        .toList();
            } catch (IOException | RuntimeException e) {
                return List.of();
            }
        }
        List<String> names = new ArrayList<>();
        try (ZipFile jar = new ZipFile(path.toFile())) {
            jar.stream().limit(MAX_FILES).forEach(entry -> names.add(entry.getName()));
        } catch (IOException | RuntimeException e) {
            // No jar: nothing of it is offered.
        }
        return names;
    }

    private void addType(String packageName, String file) {
        if (imported.contains(packageName)) {
            return;
        }
        boolean nested = file.contains("$") || file.contains("-");
        if (file.endsWith(CLASS) && !nested && Character.isUpperCase(file.charAt(0))) {
            String name = file.substring(0, file.length() - CLASS.length());
            packages.computeIfAbsent(name, it -> new ConcurrentSkipListSet<>()).add(packageName);
        }
    }
}
