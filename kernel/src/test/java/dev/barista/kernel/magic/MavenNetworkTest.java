package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.barista.kernel.TestKernel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code %maven} by HTTP, as settings.xml says: mirrors with logins and tokens, proxies, and who needs none. */
class MavenNetworkTest {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ann:s3cret".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path home;

    private final String realHome = System.getProperty("user.home");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private TestKernel kernel;

    /** The header that the server wants, and what it must be; empty for none. */
    private volatile List<String> wanted = List.of();

    @BeforeEach
    void start() throws IOException {
        new FileRepository(Files.createDirectories(home.resolve("repository"))).put("leaf", "1.0", "Leaf");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        System.setProperty("user.home", home.toString());
        kernel = new TestKernel();
    }

    @AfterEach
    void stop() {
        kernel.close();
        server.stop(0);
        System.setProperty("user.home", realHome);
    }

    /** A repository to those who ask it, and the same by way of a proxy. */
    private void answer(HttpExchange exchange) throws IOException {
        asked.add(String.valueOf(exchange.getRequestURI()));
        try (exchange) {
            String name = exchange.getRequestURI().getPath().replaceFirst("^/maven/", "");
            Path file = home.resolve("repository").resolve(name);
            if (!wanted.isEmpty()
                    && !wanted.get(1).equals(exchange.getRequestHeaders().getFirst(wanted.get(0)))) {
                boolean proxy = wanted.get(0).startsWith("Proxy");
                exchange.getResponseHeaders()
                        .set(proxy ? "Proxy-Authenticate" : "WWW-Authenticate", "Basic realm=\"test\"");
                exchange.sendResponseHeaders(proxy ? 407 : 401, -1);
            } else if (Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private String here() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/maven";
    }

    private void settings(String mirror, String more) throws IOException {
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(home.resolve(".m2/settings.xml"), """
                <settings><localRepository>%s</localRepository>
                <mirrors><mirror><id>near</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>%s</settings>
                """.formatted(home.resolve("local"), mirror, more));
    }

    private void proxy(String login, String without) throws IOException {
        settings("http://repository.invalid/maven", """
                <proxies><proxy><active>true</active><protocol>http</protocol><host>127.0.0.1</host><port>%d</port>%s
                <nonProxyHosts>%s</nonProxyHosts></proxy></proxies>""".formatted(
                        server.getAddress().getPort(), login, without));
    }

    @Test
    void asksTheMirrorInsteadOfMavenCentral() throws IOException {
        settings(here(), "");

        assertThat(kernel.streamed("%maven org.example:leaf:1.0")).contains("Added 1 jar: leaf 1.0");

        assertThat(asked).contains("/maven/org/example/leaf/1.0/leaf-1.0.jar");
        assertThat(kernel.result("org.example.Leaf.VALUE")).isEqualTo("1.0");
    }

    @Test
    void logsInWhereAServerIsNamedLikeTheMirror() throws IOException {
        wanted = List.of("Authorization", BASIC);
        settings(
                here(),
                "<servers><server><id>near</id><username>ann</username><password>s3cret</password></server></servers>");

        assertThat(kernel.streamed("%maven org.example:leaf:1.0")).contains("Added 1 jar: leaf 1.0");
    }

    @Test
    void saysThatALoginIsRefusedAndNotWhich() throws IOException {
        wanted = List.of("Authorization", BASIC);
        settings(
                here(),
                "<servers><server><id>near</id><username>ann</username><password>wr0ng</password></server></servers>");

        assertThat(kernel.traceback("%maven org.example:leaf:1.0"))
                .contains("401", "near (" + here() + ")", "settings.xml")
                .doesNotContain("wr0ng")
                .doesNotContain("ann");
    }

    @Test
    void sendsTheTokensOfHttpHeaders() throws IOException {
        wanted = List.of("Private-Token", "t0ken");
        settings(here(), """
                <servers><server><id>near</id><configuration><httpHeaders><property><name>Private-Token</name>
                <value>t0ken</value></property></httpHeaders></configuration></server></servers>""");

        assertThat(kernel.streamed("%maven org.example:leaf:1.0")).contains("Added 1 jar: leaf 1.0");
    }

    @Test
    void goesThroughTheProxyWithItsLogin() throws IOException {
        wanted = List.of("Proxy-Authorization", BASIC);
        proxy("<username>ann</username><password>s3cret</password>", "");

        assertThat(kernel.streamed("%maven org.example:leaf:1.0")).contains("Added 1 jar: leaf 1.0");

        assertThat(asked).contains("http://repository.invalid/maven/org/example/leaf/1.0/leaf-1.0.jar");
    }

    @Test
    void asksHostsThatNeedNoProxyThemselves() throws IOException {
        proxy("", "*.invalid");

        assertThat(kernel.traceback("%maven org.example:leaf:1.0")).contains("could not be fetched");

        assertThat(asked).isEmpty();
    }

    @Test
    void addsThePastedPiecesOfAPom() throws IOException {
        settings(here(), "");

        assertThat(kernel.streamed(
                        "%%pom\n<dependency>\n<groupId>org.example</groupId>\n<artifactId>leaf</artifactId>\n"
                                + "<version>1.0</version>\n</dependency>\n<dependency><groupId>org.example</groupId>"
                                + "<artifactId>probe</artifactId><version>1</version><scope>test</scope></dependency>"))
                .contains("Not added, since its scope is test: org.example:probe")
                .contains("Added 1 jar: leaf 1.0");
        assertThat(kernel.result("org.example.Leaf.VALUE")).isEqualTo("1.0");
    }

    @Test
    void fillsPropertiesAndManagedVersionsOfAPomIn() throws IOException {
        settings(here(), "");

        assertThat(kernel.streamed("%%pom\n<project><properties><leaf.version>1.0</leaf.version></properties>"
                        + "<dependencyManagement><dependencies><dependency><groupId>org.example</groupId>"
                        + "<artifactId>leaf</artifactId><version>${leaf.version}</version></dependency></dependencies>"
                        + "</dependencyManagement><dependencies><dependency><groupId>org.example</groupId>"
                        + "<artifactId>leaf</artifactId></dependency></dependencies></project>"))
                .contains("Added 1 jar: leaf 1.0");
    }

    @Test
    void saysWhatIsWrongWithAPom() throws IOException {
        settings(here(), "");

        assertThat(kernel.error("%%pom\n<dependency>\n<groupId>")).contains("malformed", "Paste dependency elements");
        assertThat(kernel.error("%%pom\n")).contains("no dependency");
        assertThat(kernel.error("%%pom\n<dependency><groupId>a</groupId><artifactId>b</artifactId>"
                        + "<version>${b.version}</version></dependency>"))
                .contains("does not know the property b.version");
    }
}
