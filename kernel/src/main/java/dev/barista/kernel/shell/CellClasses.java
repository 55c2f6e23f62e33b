package dev.barista.kernel.shell;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/**
 * The classes that cells are compiled to, and the jars added to their class path. One for a shell; any thread may use
 * it.
 */
final class CellClasses implements LoaderDelegate {
    private final Loader loader = new Loader(CellClasses.class.getClassLoader());

    /** What the shell that loaded {@code type} offers to its cells; null if no shell did. */
    static @Nullable Object toolsOf(Class<?> type) {
        return type.getClassLoader() instanceof Loader cells ? cells.tools : null;
    }

    /** See {@link JavaShell#offer}. */
    void offer(Object tools) {
        loader.tools = tools;
    }

    /** The loader that cells see. */
    ClassLoader loader() {
        return loader;
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        for (ClassBytecodes one : classes) {
            loader.compiled.put(one.name(), StopChecks.addTo(one.bytecodes()));
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // Nothing is redefined in place: JShell makes a new class under a new name instead.
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        for (String entry : path.split(java.io.File.pathSeparator, -1)) {
            try {
                loader.addURL(Path.of(entry).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new InternalException(e.toString());
            }
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    private static final class Loader extends URLClassLoader {
        private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
        private volatile @Nullable Object tools;

        Loader(ClassLoader parent) {
            super("barista-cells", new URL[0], parent);
            // Whoever writes assert in a cell wants it checked; libraries keep the JVM's default.
            setPackageAssertionStatus("REPL", true);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = compiled.remove(name);
            return bytes != null ? defineClass(name, bytes, 0, bytes.length) : super.findClass(name);
        }

        @Override
        protected void addURL(URL url) {
            super.addURL(url);
        }
    }
}
