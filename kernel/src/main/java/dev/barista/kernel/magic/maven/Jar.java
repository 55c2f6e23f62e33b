package dev.barista.kernel.magic.maven;

import java.nio.file.Path;

/**
 * A resolved jar. Immutable.
 *
 * @param key what there can be one of on a class path: group, artifact, extension and classifier
 * @param artifact its short name
 * @param version the version that was chosen
 * @param file in the local repository
 */
record Jar(String key, String artifact, String version, Path file) {
    @Override
    public String toString() {
        return artifact + " " + version;
    }
}
