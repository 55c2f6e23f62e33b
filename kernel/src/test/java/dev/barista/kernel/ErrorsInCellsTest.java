package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.TestClient.Message;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Errors that would end an ordinary program end a cell, and say what to do. */
class ErrorsInCellsTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
        kernel.ok("int kept = 7;");
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void goesOn() {
        assertThat(kernel.result("kept")).isEqualTo("7");
    }

    @Test
    void namesWhatHoldsTheMemory() {
        Message reply = run("List<byte[]> hog = new ArrayList<>();\nwhile (true) { hog.add(new byte[20_000_000]); }");

        assertThat(reply.text("ename")).isEqualTo("OutOfMemoryError");
        assertThat(reply.content().get("traceback").toString())
                .contains("Largest variables, estimated: hog ", " MiB", "hog = null", "BARISTA_JAVA_OPTIONS=-Xmx")
                .contains("In[");
        kernel.ok("hog = null;");
    }

    @Test
    void saysThatNoVariableHoldsMuch() {
        assertThat(kernel.traceback("new long[Integer.MAX_VALUE].length")).contains("No variable holds much");
    }

    @Test
    void saysWhatAFullStackMeans() {
        assertThat(kernel.traceback("int down(int i) { return down(i + 1) + 1; }\ndown(0)"))
                .contains("StackOverflowError", "calls itself without end", "-Xss");
    }

    @Test
    void saysWhichImportIsMissing() {
        assertThat(kernel.traceback("AtomicBoolean on = new AtomicBoolean();"))
                .containsOnlyOnce("Missing import: import java.util.concurrent.atomic.AtomicBoolean;");
        assertThat(kernel.traceback("Pattern.compile(\"x\")")).contains("import java.util.regex.Pattern;");
    }

    @Test
    void showsAllCompileErrorsOfACellAtOnce() {
        String shown = kernel.traceback("""
                %jobs
                int one = "x";
                var two = one + kept;
                class Three { int n() { return "y"; } }
                int four() { return two + one; }
                two.length();
                for (int i = 0; i < five; i++) { System.out.println(i); }
                String six = new Three().n();
                Path seven = Files.createTempFile("a", "b");
                boolean eight = 8;
                nine();
                """);

        assertThat(shown)
                .containsSubsequence(
                        "Line 2: incompatible types: java.lang.String cannot be converted to int",
                        "    int one = \\\"x\\\";",
                        "              ^^^",
                        "Line 4: incompatible types: java.lang.String cannot be converted to int",
                        "Line 6: int cannot be dereferenced",
                        "    two.length();",
                        "Line 7: cannot find symbol",
                        "variable five",
                        "Line 8: incompatible types: int cannot be converted to java.lang.String",
                        "Line 10: incompatible types: int cannot be converted to boolean",
                        "Line 11: cannot find symbol")
                .doesNotContain("Line 3:", "Line 5:", "Line 9:", "DRY");
    }

    @Test
    void guessesWhatNameWasMeant() {
        assertThat(kernel.traceback("kep + 1")).contains("Did you mean kept?");
        assertThat(kernel.traceback("strin z = null;")).contains("Did you mean String?");
        assertThat(kernel.traceback("\"text\".lenght()")).contains("Did you mean length?");
        assertThat(kernel.traceback("%jobs\nArayList<String> list = null;")).contains("Did you mean ArrayList?");
        assertThat(kernel.traceback("var n = new AtomicIntegr(3);"))
                .contains("Did you mean AtomicInteger? It needs import java.util.concurrent.atomic.AtomicInteger;");
        assertThat(kernel.traceback("LocalDat.now()")).contains("Did you mean LocalDate?");
        assertThat(kernel.traceback("new ArrayLst<String>()")).contains("Did you mean ArrayList?");
        assertThat(kernel.traceback("qqqq + 1")).doesNotContain("Did you mean");
    }

    @Test
    void saysWhatWasMeantByWhatIsNoPackageAndByAnUnderscore() {
        assertThat(kernel.traceback("Sytem.out.println(1);")).contains("Did you mean System?");
        assertThat(kernel.traceback("Pattern.Flags.x();")).contains("import java.util.regex.Pattern;");
        assertThat(kernel.traceback("_ + 1")).contains("The latest result is __");
        assertThat(kernel.traceback("record Cup(int size) { Cup { if (size < 0) throw new Error(); } }"))
                .contains("write public before the constructor");
        kernel.ok("record Mug(int size) { public Mug { if (size < 0) throw new Error(); } }");
    }

    @Test
    void checksAssertions() {
        assertThat(run("assert kept > 7 : \"too few\";").text("evalue")).isEqualTo("too few");
        assertThat(run("void check(int n) { assert n > 7; }\ncheck(kept);").text("ename"))
                .isEqualTo("AssertionError");
    }

    @Test
    void showsTheLineOfAnExpressionThatFails() {
        assertThat(kernel.traceback("int zero = 0;\n5 / zero")).containsPattern("In\\[\\d+]:2  5 / zero");
        assertThat(kernel.traceback("int[] few = {};\nfew[1]")).containsPattern("In\\[\\d+]:2  few\\[1]");
        assertThat(kernel.traceback("String none = null;\nnone.length()")).contains("because \\\"none\\\" is null");
    }

    @Test
    void showsWhatWasSuppressedWithItsCausesByTheLinesOfCellsAlone() {
        assertThat(kernel.traceback("""
                class Door implements AutoCloseable {
                    public void close() {
                        throw new IllegalStateException("stuck", new RuntimeException("rust"));
                    }
                }
                try (Door door = new Door()) {
                    Integer.parseInt("x");
                }
                """))
                .containsSubsequence(
                        "java.lang.NumberFormatException: For input string",
                        ":7  Integer.parseInt(\\\"x\\\");",
                        "\"    \\u001b[31mSuppressed: java.lang.IllegalStateException: stuck",
                        "\"        at In[",
                        ":3  throw new IllegalStateException(",
                        "\"    \\u001b[31mCaused by: java.lang.RuntimeException: rust",
                        "\"        at In[")
                .doesNotContain("\"        in ", "\"        …");
        assertThat(kernel.traceback("""
                var top = new Exception("top");
                for (int i = 0; i < 14; i++) { top.addSuppressed(new Exception("s" + i, top)); }
                throw top;
                """))
                .contains("Suppressed: java.lang.Exception: s9", "\"    … 4 more suppressed\"")
                .doesNotContain("s10");
    }

    @Test
    void showsTheKernelsOwnErrorsByWhatTheySay() {
        assertThat(kernel.traceback("void early() { missing(); }\nearly()"))
                .contains("early cannot be used until this is declared: method missing()")
                .doesNotContain("NotYetUsable")
                .doesNotContain("ThreadPoolExecutor");
    }

    @Test
    void saysWhatAMissingClassMeans() {
        assertThat(kernel.traceback("throw new NoClassDefFoundError(\"some/Thing\");"))
                .contains("%maven", "%jars");
    }

    @Test
    void survivesOtherErrors() {
        assertThat(run("throw new AssertionError(\"no\");").text("evalue")).isEqualTo("no");
        assertThat(run("throw new ThreadDeath();").text("ename")).isEqualTo("ThreadDeath");
        assertThat(run("class Bad { static int n = 1 / 0; }\nBad.n").text("ename"))
                .isEqualTo("ExceptionInInitializerError");
        assertThat(run("Runtime.getRuntime().exit(1);").text("evalue")).contains("was not carried out");
        assertThat(run("new Object() { public String toString() { throw new StackOverflowError(); } }")
                        .text("status"))
                .isEqualTo("ok");
    }

    @Test
    void survivesErrorsOfThreads() {
        kernel.ok("var thread = new Thread(() -> { throw new OutOfMemoryError(\"made up\"); });"
                + " thread.start(); thread.join();");
    }

    private static Message run(String code) {
        String id = kernel.client().execute(code);
        Message reply = kernel.client().reply(id);
        kernel.client().untilIdle(id);
        return reply;
    }
}
