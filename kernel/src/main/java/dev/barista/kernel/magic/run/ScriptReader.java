package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Words;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads a script from a file or a URL. Stateless. */
final class ScriptReader {
    private static final int MAX_BYTES = 20_000_000;
    private static final int MAX_SIBLINGS = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private ScriptReader() {}

    /**
     * A script's text.
     *
     * @param name the last part of its path, for messages
     */
    record Text(String name, String content) {}

    /** @throws UserMistake if it cannot be read */
    static Text read(String location) throws InterruptedException {
        try {
            return location.matches("(?i)https?://.*") ? fetch(URI.create(location)) : open(path(location));
        } catch (IOException | IllegalArgumentException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new UserMistake(location + " cannot be read: " + why);
        }
    }

    private static Path path(String location) {
        try {
            if (location.startsWith("file:")) {
                return Path.of(URI.create(location));
            }
            return location.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), location.substring(2))
                    : Path.of(location);
        } catch (InvalidPathException e) {
            throw new UserMistake("no path of a file: " + location + ". Try: %load setup.jsh");
        }
    }

    private static Text open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new UserMistake(
                    "there is no file " + path + " (looked in " + Path.of("").toAbsolutePath() + ")"
                            + Words.didYouMean(String.valueOf(path.getFileName()), siblings(path)));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new Text(String.valueOf(path.getFileName()), text(in));
        }
    }

    private static List<String> siblings(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.limit(MAX_SIBLINGS)
                    .map(each -> String.valueOf(each.getFileName()))
                    .toList();
        }
    }

    private static Text fetch(URI uri) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(TIMEOUT)
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("the server answered with status " + response.statusCode());
            }
            String path = uri.getPath();
            return new Text(path.substring(path.lastIndexOf('/') + 1), text(body));
        }
    }

    private static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("it is larger than " + MAX_BYTES / 1_000_000 + " MB");
        }
        return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
