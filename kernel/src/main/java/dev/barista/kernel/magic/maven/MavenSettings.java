package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.UserMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * Maven's {@code settings.xml}, the user's over the installation's. Read anew for each call, so that an edit counts at
 * once; holds passwords in clear and is never shown. Immutable by convention; for one thread.
 *
 * @param servers with passwords decrypted
 * @param proxies the active ones
 */
record MavenSettings(Settings settings, List<Server> servers, List<Proxy> proxies) {
    /** @throws UserMistake if a file cannot be read */
    static MavenSettings read(MavenHome home) {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        home.globalSettings().ifPresent(file -> request.setGlobalSettingsFile(file.toFile()));
        request.setUserSettingsFile(home.userSettings().toFile());
        request.setSystemProperties(properties(home.environment()));
        Settings settings;
        try {
            settings = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
        } catch (SettingsBuildingException e) {
            // The problem's own words may quote the line, and lines hold passwords.
            throw new UserMistake("Maven's settings cannot be read: see "
                    + e.getProblems().get(0).getLocation() + ". Try: mvn help:effective-settings");
        }
        SettingsDecryptionResult clear = new DefaultSettingsDecrypter(new DefaultSecDispatcher(
                        new DefaultPlexusCipher(), Map.of(), home.security().toString()))
                .decrypt(new DefaultSettingsDecryptionRequest(settings));
        List<Proxy> active = clear.getProxies().stream().filter(Proxy::isActive).toList();
        return new MavenSettings(settings, clear.getServers(), active);
    }

    /** What {@code ${env.NAME}} and {@code ${user.home}} stand for. */
    private static Properties properties(Map<String, String> environment) {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        environment.forEach((name, value) -> properties.put("env." + name, value));
        return properties;
    }

    /** Repositories of the profiles that are always on. Activation by JDK, file or property is a project's affair. */
    List<Repository> repositories() {
        List<Repository> found = new ArrayList<>();
        for (Profile profile : settings.getProfiles()) {
            boolean byDefault =
                    profile.getActivation() != null && profile.getActivation().isActiveByDefault();
            if (byDefault || settings.getActiveProfiles().contains(profile.getId())) {
                found.addAll(profile.getRepositories());
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return "MavenSettings";
    }
}
