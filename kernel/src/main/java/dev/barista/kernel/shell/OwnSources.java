package dev.barista.kernel.shell;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The jar with the sources of the kernel, its magics and Tablesaw, which the installation puts beside the kernel's, for the
 * Javadoc of what cells use most. Stateless.
 */
final class OwnSources {
    private static final Logger LOG = Logger.getLogger(OwnSources.class.getName());
    private static final String NAME = "barista-sources.jar";

    private OwnSources() {}

    /** Empty where there is none, as in tests. */
    static Optional<Path> find() {
        CodeSource source = OwnSources.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            Path jar = Path.of(source.getLocation().toURI()).resolveSibling(NAME);
            return Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
        } catch (URISyntaxException | RuntimeException e) {
            LOG.log(Level.FINE, "Sources are not found: {0}", e.toString());
            return Optional.empty();
        }
    }
}
