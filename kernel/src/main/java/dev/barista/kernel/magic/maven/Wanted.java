package dev.barista.kernel.magic.maven;

import java.util.List;

/**
 * One call of {@code %maven}, read and checked. Immutable.
 *
 * @param artifacts what to add, with all it needs
 * @param boms whose dependency management gives versions, the first wins
 * @param excludes {@code group:artifact} to leave out wherever it is needed; {@code *} stands for any
 * @param repositories asked before those of the settings
 * @param sources whether sources are fetched, too, for their Javadoc
 * @param offline whether only the local repository may be used
 */
record Wanted(
        List<Coordinates> artifacts,
        List<Coordinates> boms,
        List<String> excludes,
        List<Repository> repositories,
        boolean sources,
        boolean offline) {
    /**
     * A repository named on the line.
     *
     * @param id by which settings name its credentials and mirrors
     */
    record Repository(String id, String url) {}

    Wanted {
        artifacts = List.copyOf(artifacts);
        boms = List.copyOf(boms);
        excludes = List.copyOf(excludes);
        repositories = List.copyOf(repositories);
    }
}
