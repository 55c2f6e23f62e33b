package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A real Redis, on a port of its own; install/test.sh gets its program. */
final class RedisServer implements AutoCloseable {
    private final int port;
    private final String password;
    private final Path folder;
    private Process process;

    RedisServer(Path folder, String password) throws Exception {
        this.folder = folder;
        this.password = password;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process = start();
    }

    int port() {
        return port;
    }

    String uri() {
        return "redis://" + (password.isEmpty() ? "" : ":" + password + "@") + "127.0.0.1:" + port;
    }

    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws Exception {
        process = start();
    }

    private Process start() throws Exception {
        assertThat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "redis-server"))))
                .as("redis-server is on the PATH. Debian: apt-get install redis-server")
                .isTrue();
        ProcessBuilder command = new ProcessBuilder(
                "redis-server",
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                folder.toString());
        if (!password.isEmpty()) {
            command.command().addAll(List.of("--requirepass", password));
        }
        Process started = command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        while (!answers()) {
            assertThat(started.isAlive()).as("redis-server runs").isTrue();
            Thread.sleep(20);
        }
        return started;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
