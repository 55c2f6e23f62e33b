package dev.barista.kernel.shell;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Shows JShell where sources are: it looks for Javadoc in those of the JDK alone, and has no other way to tell it. By
 * reflection; where that fails, signatures are shown without Javadoc. Stateless; used by whoever holds the shell's lock.
 */
final class JavadocSources {
    private static final Logger LOG = Logger.getLogger(JavadocSources.class.getName());

    private JavadocSources() {}

    /**
     * Adds jars of sources.
     *
     * @return false if this JDK's JShell cannot be told
     */
    @SuppressWarnings("unchecked") // The field is declared so.
    static boolean add(SourceCodeAnalysis analysis, List<Path> jars) {
        try {
            Method find = analysis.getClass().getDeclaredMethod("findSources");
            Field field = analysis.getClass().getDeclaredField("availableSources");
            find.setAccessible(true);
            field.setAccessible(true);
            List<Path> sources = new ArrayList<>((List<Path>) find.invoke(analysis));
            for (Path jar : jars) {
                // Left open: they are read whenever something is inspected.
                sources.add(FileSystems.newFileSystem(jar).getPath("/"));
            }
            field.set(analysis, sources);
            return true;
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            LOG.log(Level.FINE, "Sources cannot be shown to JShell: {0}", e.toString());
            return false;
        }
    }
}
