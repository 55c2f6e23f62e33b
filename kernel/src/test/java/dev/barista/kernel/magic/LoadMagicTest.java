package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.barista.kernel.TestKernel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code %load} in a kernel: scripts from files and from a server. */
class LoadMagicTest {
    private static TestKernel kernel;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void runsAScriptInTheNotebook() throws IOException {
        String script = file("setup.jsh", "import java.util.zip.CRC32;\nint loaded = 41;\nloaded + 1\n");

        assertThat(kernel.result("%load " + script)).isEqualTo("42");
        assertThat(kernel.result("loaded + new CRC32().getValue()")).isEqualTo("41");
        assertThat(kernel.result("%load \"" + file("with a blank.jsh", "7") + "\""))
                .isEqualTo("7");
    }

    @Test
    void leavesOutCommandsOfTheJshellTool() throws IOException {
        String script = file("tool.jsh", "/set feedback silent\nint kept = 1;\n// note\n/exit\nint never = 1;\n");

        assertThat(kernel.streamed("%load " + script)).isEqualTo("""
                        tool.jsh, line 1: /set feedback silent is a command of the jshell tool and was left out
                        tool.jsh, line 4: /exit is a command of the jshell tool and was left out
                        """);
        assertThat(kernel.result("kept")).isEqualTo("1");
        assertThat(kernel.error("never")).contains("cannot find symbol");
    }

    @Test
    void runsAJavaFileWithoutItsPackage() throws IOException {
        String source = file(
                "Tool.java",
                "package org.example;\n\npublic class Tool { static int twice(int n) { return 2 * n; } }\n");

        kernel.ok("%load " + source);

        assertThat(kernel.result("Tool.twice(21)")).isEqualTo("42");
    }

    @Test
    void runsTheCodeCellsOfANotebook() throws IOException {
        String notebook = file("older.ipynb", """
                {"nbformat": 4, "cells": [
                  {"cell_type": "markdown", "source": ["int no = 1;"]},
                  {"cell_type": "code", "source": ["int first = 1;\\n", "first"]},
                  {"cell_type": "code", "source": "%jobs"},
                  {"cell_type": "code", "source": "first + 10"}]}
                """);

        assertThat(kernel.displayed("%load " + notebook)).isEqualTo("1");
        assertThat(kernel.result("%load " + notebook)).isEqualTo("11");
    }

    @Test
    void namesFileAndLineOfWhatFails() throws IOException {
        assertThat(kernel.traceback("%load " + file("wrong.jsh", "int fine = 1;\nint bad = zz;")))
                .contains("wrong.jsh, line 2: cannot find symbol");
        assertThat(kernel.traceback("%load " + file("cut.jsh", "int fine = 1;\nif (true) {")))
                .contains("cut.jsh, line 2");
        assertThat(kernel.traceback("%load " + file("throws.jsh", "int zero = 0;\n\nint bad = 1 / zero;")))
                .contains("throws.jsh:3");
        assertThat(kernel.error("%load " + file("magic.jsh", "int fine = 1;\n%lsmagik")))
                .startsWith("magic.jsh, line 2: there is no magic %lsmagik");
        assertThat(kernel.traceback("%load " + file("bad.ipynb", """
                {"cells": [{"cell_type": "code", "source": "1"}, {"cell_type": "code", "source": "\\nint x = 1 / 0;"}]}
                """))).contains("bad.ipynb, cell 2:2");
    }

    @Test
    void saysWhatCannotBeLoaded() throws IOException {
        assertThat(kernel.error("%load no-such.jsh")).contains("there is no file no-such.jsh (looked in ");
        file("setup.jsh", "1");
        assertThat(kernel.error("%load " + folder.resolve("stup.jsh"))).endsWith(". Did you mean setup.jsh?");
        assertThat(kernel.error("%load")).contains("%load needs a file or a URL");
        assertThat(kernel.error("%load " + file("no.ipynb", "{}"))).contains("no.ipynb is no notebook");
        String loop = folder.resolve("loop.jsh").toString();
        assertThat(kernel.error("%load " + file("loop.jsh", "%load " + loop))).contains("load each other without end");
    }

    @Test
    void loadsFromAServer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "int served = 5;\nserved".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/a.jsh") ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(kernel.result("%load " + url + "/a.jsh")).isEqualTo("5");
            assertThat(kernel.error("%load " + url + "/b.jsh")).contains("status 404");
        } finally {
            server.stop(0);
        }
    }
}
