package dev.barista.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The files of JShell's javac, those of the kernel's jar by its list; the class path of the manager behind this one has
 * the rest. One for a shell, guarded by its lock.
 */
final class KernelJarFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {
    private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-classpath", "-cp", "--class-path");

    private final KernelJar own;

    KernelJarFiles(StandardJavaFileManager files, KernelJar own) {
        super(files);
        this.own = own;
        setClassPath(System.getProperty("java.class.path", ""));
    }

    /** A class of the jar. */
    private static final class OwnClass extends SimpleJavaFileObject {
        private static final URI ANY = URI.create("file:///class");

        private final KernelJar jar;
        private final String className;

        OwnClass(KernelJar jar, String className) {
            super(ANY, Kind.CLASS);
            this.jar = jar;
            this.className = className;
        }

        /** Made when it is asked for: a package has hundreds of classes, of which few are looked at. */
        @Override
        public URI toUri() {
            return jar.uriOf(className);
        }

        @Override
        public String getName() {
            return toUri().getPath();
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return jar.open(className);
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.CLASS && className.endsWith("." + simpleName);
        }
    }

    private void setClassPath(String paths) {
        List<File> others = Stream.of(paths.split(File.pathSeparator, -1))
                .filter(each ->
                        !each.isEmpty() && !Path.of(each).toAbsolutePath().equals(own.path()))
                .map(File::new)
                .toList();
        try {
            fileManager.setLocation(StandardLocation.CLASS_PATH, others);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public boolean handleOption(String current, Iterator<String> remaining) {
        if (!CLASS_PATH_OPTIONS.contains(current)) {
            return super.handleOption(current, remaining);
        }
        setClassPath(remaining.next());
        return true;
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        Iterable<JavaFileObject> others = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || !kinds.contains(Kind.CLASS)) {
            return others;
        }
        List<JavaFileObject> all = new ArrayList<>();
        for (String name : recurse ? own.packagesBelow(packageName) : List.of(packageName)) {
            own.classesOf(name).forEach(each -> all.add(new OwnClass(own, name + "." + each)));
        }
        others.forEach(all::add);
        return all;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof OwnClass mine ? mine.className : super.inferBinaryName(location, file);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return file instanceof OwnClass ? location == StandardLocation.CLASS_PATH : super.contains(location, file);
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, Kind kind)
            throws IOException {
        return location == StandardLocation.CLASS_PATH && kind == Kind.CLASS && own.has(className)
                ? new OwnClass(own, className)
                : super.getJavaFileForInput(location, className, kind);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        boolean ours = one instanceof OwnClass || other instanceof OwnClass;
        return ours ? one.toUri().equals(other.toUri()) : super.isSameFile(one, other);
    }

    /** The kernel's jar among the others: JShell reads it for its completion. */
    @Override
    public @Nullable Iterable<? extends Path> getLocationAsPaths(Location location) {
        Iterable<? extends Path> others = fileManager.getLocationAsPaths(location);
        return location == StandardLocation.CLASS_PATH
                ? Stream.concat(
                                Stream.of(own.path()),
                                others == null ? Stream.of() : StreamSupport.stream(others.spliterator(), false))
                        .toList()
                : others;
    }

    @Override
    public @Nullable Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public void setLocation(Location location, @Nullable Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }
}
