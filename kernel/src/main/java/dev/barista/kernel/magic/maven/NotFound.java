package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.Causes;
import dev.barista.kernel.cell.UserMistake;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.jspecify.annotations.Nullable;

/** Says in a sentence or two what could not be resolved, where it was looked for and what to try. */
record NotFound(RepositorySystemSession session, List<RemoteRepository> repositories) {
    UserMistake mistake(RepositoryException failure) {
        @Nullable Throwable cause = root(failure);
        String what = artifact(failure).map(NotFound::name).orElse("An artifact");
        if (session.isOffline() || cause instanceof RepositoryOfflineException) {
            return new UserMistake(what + " is not in the local repository ("
                    + session.getLocalRepository().getBasedir() + "), and Maven is offline. Leave out --offline"
                    + " or take offline out of settings.xml");
        }
        if (isTransfer(failure)) {
            return new UserMistake(what + " could not be fetched: " + words(failure, cause) + ". Asked: " + asked()
                    + ". Check the network, and the proxy and mirrors in Maven's settings.xml");
        }
        if (artifact(failure).isPresent()) {
            return new UserMistake(what + " was not found. Asked: " + asked()
                    + ". Check the spelling, or name another repository: %maven … --repo NAME=https://…");
        }
        return new UserMistake("Maven could not resolve this: " + words(failure, cause) + ". Asked: " + asked());
    }

    private static Optional<Artifact> artifact(RepositoryException failure) {
        return unresolved(failure)
                .map(result -> result.getRequest().getArtifact())
                .findFirst();
    }

    /** True if some repository could not answer, rather than not have it. */
    private static boolean isTransfer(RepositoryException failure) {
        return unresolved(failure)
                .map(ArtifactResult::getExceptions)
                .flatMap(List::stream)
                .anyMatch(each -> !(each instanceof ArtifactNotFoundException));
    }

    private static Stream<ArtifactResult> unresolved(RepositoryException failure) {
        ArtifactResolutionException cause = Causes.first(failure, ArtifactResolutionException.class);
        return cause == null ? Stream.empty() : cause.getResults().stream().filter(result -> !result.isResolved());
    }

    /** A collection's first cause says more than its summary of all. */
    private static String words(RepositoryException failure, @Nullable Throwable cause) {
        Throwable shown = cause == null
                ? failure instanceof DependencyCollectionException collection
                                && !collection.getResult().getExceptions().isEmpty()
                        ? collection.getResult().getExceptions().get(0)
                        : failure
                : cause;
        String message = shown.getMessage();
        return withoutLogin(message == null ? shown.getClass().getSimpleName() : message)
                .strip()
                .replaceAll("\\.$", "");
    }

    private static @Nullable Throwable root(Throwable failure) {
        @Nullable Throwable found = null;
        Throwable at = failure;
        for (int depth = 0; at.getCause() != null && depth < 10; depth++) {
            found = at.getCause();
            at = found;
        }
        return found;
    }

    private String asked() {
        return repositories.stream()
                .map(each -> each.getId() + " (" + withoutLogin(each.getUrl()) + ")"
                        + (each.isBlocked() ? ", which is blocked," : ""))
                .collect(Collectors.joining(", "));
    }

    private static String name(Artifact artifact) {
        return artifact.toString().replace(":jar:", ":");
    }

    /** URLs may hold a user's name and password. */
    static String withoutLogin(String text) {
        return text.replaceAll("(?<=://)[^/@\\s]*@", "");
    }
}
