package dev.barista.kernel;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The small jar from which an installed kernel is started, with the kernel's own jar behind it on the class path. It holds
 * what is looked up in a jar at the start: to read the directory of the large one takes longer than all the rest of the
 * start. {@code install/make_archive.py} makes it; without, the kernel starts from its own jar. Stateless.
 */
final class StartJar {
    private static final String CLASS_PATH = "java.class.path";
    private static final String NAME_END = "-start.jar";

    private StartJar() {}

    /** What looks at the class path later sees the kernel's own jar, which alone is there for processes that it starts. */
    static void leaveClassPath() {
        @Nullable CodeSource own = StartJar.class.getProtectionDomain().getCodeSource();
        if (own != null && System.getProperty(CLASS_PATH, "").endsWith(NAME_END)) {
            try {
                System.setProperty(
                        CLASS_PATH, Path.of(own.getLocation().toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The kernel's loader, of whose resources of the same name only the first is seen: no further jar is opened. */
    static final class Resources extends ClassLoader {
        Resources() {
            super(StartJar.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            @Nullable URL first = getResource(name);
            return Collections.enumeration(first == null ? List.of() : List.of(first));
        }
    }
}
