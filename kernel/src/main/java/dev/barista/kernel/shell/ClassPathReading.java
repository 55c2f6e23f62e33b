package dev.barista.kernel.shell;

import java.lang.reflect.Method;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/**
 * JShell reads all jars of the class path on a thread of its own as soon as it is asked for anything, for the completion
 * of packages. Held up, it leaves the processor to the first cell. By reflection; where that fails, it reads at once. With
 * it goes the reading of our own sources, for their Javadoc. One for a shell, guarded by its lock.
 */
final class ClassPathReading {
    private static final Logger LOG = Logger.getLogger(ClassPathReading.class.getName());

    /** A name, or several with dots between: all that a package can be. */
    private static final Pattern NAME = Pattern.compile("(?:^|[^\\w$.])[\\w$][\\w$.]*$");

    private final SourceCodeAnalysis analysis;
    private boolean held;
    private boolean showsOwnSources;

    ClassPathReading(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
        held = call("suspendIndexing");
    }

    /** Whether what could stand behind {@code before} may be known only from the class path. */
    static boolean helps(String before) {
        return NAME.matcher(before).find();
    }

    /** Lets it go on; the second time nothing happens. */
    void goOn() {
        if (held) {
            held = !call("resumeIndexing");
        }
        if (!showsOwnSources) {
            showsOwnSources = true;
            OwnSources.find().ifPresent(jar -> JavadocSources.add(analysis, List.of(jar)));
        }
    }

    private boolean call(String name) {
        try {
            Method method = analysis.getClass().getDeclaredMethod(name);
            method.setAccessible(true);
            method.invoke(analysis);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "JShell reads the class path when it likes: {0}", e.toString());
            return false;
        }
    }
}
