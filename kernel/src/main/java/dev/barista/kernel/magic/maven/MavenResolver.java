package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.UserMistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.artifact.SubArtifact;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;

/**
 * Maven's resolver: from coordinates to jars in the local repository, with all they need at run time. Made by the first
 * {@code %maven}, since its classes take a while to load. Any thread may use it.
 */
final class MavenResolver {
    private final RepositorySystem system = new RepositorySystemSupplier().get();
    private final MavenHome home;

    MavenResolver(MavenHome home) {
        this.home = home;
    }

    /** What a class path needs, what it has already, and jars of sources of both if they are wanted. */
    record Resolution(List<Jar> jars, List<Jar> leftOut, List<Path> sources) {}

    /**
     * Downloads what is not in the local repository.
     *
     * @param present true for keys (see {@link Jar}) of which the class path has some version; those are not downloaded
     * @throws UserMistake if something is not found, or settings cannot be read
     */
    Resolution resolve(Wanted wanted, Predicate<String> present, Downloads downloads) {
        MavenSettings settings = MavenSettings.read(home);
        RepositorySystemSession session = Session.of(system, settings, home, wanted, downloads);
        List<RemoteRepository> repositories =
                system.newResolutionRepositories(session, Session.repositories(settings, wanted));
        try {
            return resolve(wanted, present, session, repositories);
        } catch (RepositoryException e) {
            throw new NotFound(session, repositories).mistake(e);
        }
    }

    private Resolution resolve(
            Wanted wanted,
            Predicate<String> present,
            RepositorySystemSession session,
            List<RemoteRepository> repositories)
            throws RepositoryException {
        List<Dependency> managed = managed(wanted, session, repositories);
        CollectRequest request = new CollectRequest();
        request.setRepositories(repositories);
        request.setManagedDependencies(managed);
        for (Coordinates coordinates : wanted.artifacts()) {
            request.addDependency(new Dependency(artifact(coordinates, managed), "runtime"));
        }
        DependencyNode root = system.collectDependencies(session, request).getRoot();
        PreorderNodeListGenerator all = new PreorderNodeListGenerator();
        root.accept(all);
        List<Jar> leftOut = new ArrayList<>();
        List<ArtifactRequest> missing = new ArrayList<>();
        for (DependencyNode node : all.getNodes()) {
            Artifact artifact = node.getArtifact();
            if (artifact == null || "pom".equals(artifact.getExtension())) {
                continue;
            }
            if (present.test(key(artifact))) {
                leftOut.add(new Jar(key(artifact), artifact.getArtifactId(), artifact.getVersion(), Path.of("")));
            } else {
                missing.add(new ArtifactRequest(node));
            }
        }
        List<Jar> jars = system.resolveArtifacts(session, missing).stream()
                .map(result -> jar(result.getArtifact()))
                .toList();
        List<Path> sources = wanted.sources() ? sources(all.getNodes(), session) : List.of();
        return new Resolution(jars, leftOut, sources);
    }

    /** Those that there are. */
    private List<Path> sources(List<DependencyNode> nodes, RepositorySystemSession session) {
        List<ArtifactRequest> requests = new ArrayList<>();
        for (DependencyNode node : nodes) {
            Artifact artifact = node.getArtifact();
            if (artifact != null && "jar".equals(artifact.getExtension())) {
                requests.add(
                        new ArtifactRequest(new SubArtifact(artifact, "sources", "jar"), node.getRepositories(), null));
            }
        }
        List<ArtifactResult> results;
        try {
            results = system.resolveArtifacts(session, requests);
        } catch (ArtifactResolutionException e) {
            results = e.getResults();
        }
        return results.stream()
                .filter(ArtifactResult::isResolved)
                .map(result -> result.getArtifact().getFile().toPath())
                .toList();
    }

    private List<Dependency> managed(
            Wanted wanted, RepositorySystemSession session, List<RemoteRepository> repositories)
            throws RepositoryException {
        List<Dependency> managed = new ArrayList<>();
        for (Coordinates bom : wanted.boms()) {
            Artifact artifact = new DefaultArtifact(bom.group(), bom.artifact(), "", "pom", bom.version());
            // The descriptor of a missing artifact reads as empty; asked for first, it is known to be missing.
            system.resolveArtifact(session, new ArtifactRequest(artifact, repositories, null));
            managed.addAll(
                    system.readArtifactDescriptor(session, new ArtifactDescriptorRequest(artifact, repositories, null))
                            .getManagedDependencies());
        }
        return managed;
    }

    private static Artifact artifact(Coordinates wanted, List<Dependency> managed) {
        String version = wanted.version();
        if (version.isEmpty()) {
            version = managed.stream()
                    .map(Dependency::getArtifact)
                    .filter(each -> (each.getGroupId() + ":" + each.getArtifactId()).equals(wanted.name()))
                    .map(Artifact::getVersion)
                    .findFirst()
                    .orElseThrow(() -> new UserMistake(wanted.name()
                            + " has no version, and no --bom gives one. Try: %maven " + wanted.name() + ":1.0"));
        }
        return new DefaultArtifact(
                wanted.group(),
                wanted.artifact(),
                wanted.classifier(),
                wanted.extension(),
                version,
                Map.of(),
                (java.io.File) null);
    }

    private static Jar jar(Artifact artifact) {
        return new Jar(
                key(artifact),
                artifact.getArtifactId(),
                artifact.getVersion(),
                artifact.getFile().toPath());
    }

    /** As {@link Jar#key}: {@code group:artifact}, and the rest if it is not a plain jar. */
    private static String key(Artifact artifact) {
        String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
        boolean plain = artifact.getClassifier().isEmpty() && "jar".equals(artifact.getExtension());
        return plain ? name : name + ":" + artifact.getExtension() + ":" + artifact.getClassifier();
    }
}
