package dev.barista.kernel.magic.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.util.graph.selector.AndDependencySelector;
import org.eclipse.aether.util.graph.selector.ExclusionDependencySelector;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/** The resolver set up for one call, from Maven's settings and the line. Stateless. */
final class Session {
    private static final int CONNECT_TIMEOUT_MILLIS = (int) TimeUnit.SECONDS.toMillis(10);
    private static final int SILENCE_TIMEOUT_MILLIS = (int) TimeUnit.SECONDS.toMillis(60);
    private static final String CENTRAL = "https://repo.maven.apache.org/maven2";
    private static final String ANY = "*";

    private Session() {}

    static RepositorySystemSession of(
            RepositorySystem system, MavenSettings maven, MavenHome home, Wanted wanted, Downloads downloads) {
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        String chosen = maven.settings().getLocalRepository();
        Path local = chosen == null || chosen.isBlank() ? home.repository() : Path.of(chosen);
        session.setOffline(wanted.offline() || maven.settings().isOffline());
        session.setTransferListener(downloads);
        session.setMirrorSelector(mirrors(maven));
        session.setProxySelector(proxies(maven));
        session.setAuthenticationSelector(credentials(maven, session));
        // Someone waits: what was missing is asked for again, as it may have been put right since.
        session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
        session.setConfigProperty(ConfigurationProperties.CONNECT_TIMEOUT, CONNECT_TIMEOUT_MILLIS);
        session.setConfigProperty(ConfigurationProperties.REQUEST_TIMEOUT, SILENCE_TIMEOUT_MILLIS);
        session.setDependencySelector(AndDependencySelector.newInstance(
                session.getDependencySelector(), new ExclusionDependencySelector(exclusions(wanted))));
        session.setLocalRepositoryManager(
                system.newLocalRepositoryManager(session, new LocalRepository(local.toFile())));
        return session;
    }

    /** Those of the line, of the settings, and Maven Central unless the settings have another of that id. */
    static List<RemoteRepository> repositories(MavenSettings maven, Wanted wanted) {
        Map<String, RemoteRepository> byId = new LinkedHashMap<>();
        for (Wanted.Repository named : wanted.repositories()) {
            byId.put(named.id(), new RemoteRepository.Builder(named.id(), "default", named.url()).build());
        }
        for (org.apache.maven.settings.Repository known : maven.repositories()) {
            RemoteRepository.Builder builder =
                    new RemoteRepository.Builder(known.getId(), known.getLayout(), known.getUrl());
            builder.setReleasePolicy(policy(known.getReleases()));
            builder.setSnapshotPolicy(policy(known.getSnapshots()));
            byId.putIfAbsent(known.getId(), builder.build());
        }
        byId.putIfAbsent(
                "central",
                new RemoteRepository.Builder("central", "default", CENTRAL)
                        .setSnapshotPolicy(new RepositoryPolicy(false, null, null))
                        .build());
        return List.copyOf(byId.values());
    }

    private static RepositoryPolicy policy(
            org.apache.maven.settings.@org.jspecify.annotations.Nullable RepositoryPolicy from) {
        return from == null
                ? new RepositoryPolicy()
                : new RepositoryPolicy(from.isEnabled(), from.getUpdatePolicy(), from.getChecksumPolicy());
    }

    private static DefaultMirrorSelector mirrors(MavenSettings maven) {
        DefaultMirrorSelector selector = new DefaultMirrorSelector();
        for (Mirror mirror : maven.settings().getMirrors()) {
            selector.add(
                    mirror.getId(),
                    mirror.getUrl(),
                    mirror.getLayout(),
                    false,
                    mirror.isBlocked(),
                    mirror.getMirrorOf(),
                    mirror.getMirrorOfLayouts());
        }
        return selector;
    }

    private static DefaultProxySelector proxies(MavenSettings maven) {
        DefaultProxySelector selector = new DefaultProxySelector();
        for (Proxy proxy : maven.proxies()) {
            AuthenticationBuilder login = new AuthenticationBuilder();
            login.addUsername(proxy.getUsername()).addPassword(proxy.getPassword());
            selector.add(
                    new org.eclipse.aether.repository.Proxy(
                            proxy.getProtocol(), proxy.getHost(), proxy.getPort(), login.build()),
                    proxy.getNonProxyHosts());
        }
        return selector;
    }

    private static DefaultAuthenticationSelector credentials(
            MavenSettings maven, DefaultRepositorySystemSession session) {
        DefaultAuthenticationSelector selector = new DefaultAuthenticationSelector();
        for (Server server : maven.servers()) {
            AuthenticationBuilder login = new AuthenticationBuilder();
            login.addUsername(server.getUsername()).addPassword(server.getPassword());
            login.addPrivateKey(server.getPrivateKey(), server.getPassphrase());
            selector.add(server.getId(), login.build());
            if (server.getConfiguration() instanceof Xpp3Dom configuration) {
                session.setConfigProperty(
                        ConfigurationProperties.HTTP_HEADERS + "." + server.getId(), headers(configuration));
            }
        }
        return selector;
    }

    /** Servers that take tokens want a header of their own. */
    private static Map<String, String> headers(Xpp3Dom configuration) {
        Map<String, String> headers = new LinkedHashMap<>();
        Xpp3Dom all = configuration.getChild("httpHeaders");
        for (Xpp3Dom header : all == null ? new Xpp3Dom[0] : all.getChildren()) {
            Xpp3Dom name = header.getChild("name");
            Xpp3Dom value = header.getChild("value");
            if (name != null && value != null) {
                headers.put(name.getValue(), value.getValue());
            }
        }
        return headers;
    }

    private static List<Exclusion> exclusions(Wanted wanted) {
        List<Exclusion> exclusions = new ArrayList<>();
        for (String name : wanted.excludes()) {
            String[] parts = name.split(":", 2);
            exclusions.add(new Exclusion(parts[0], parts[1], ANY, ANY));
        }
        return exclusions;
    }
}
