package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.TestKernel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code %time} and {@code %timeit} in a kernel. */
class TimeMagicsTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void timesALineAndShowsItsValue() {
        assertThat(kernel.streamed("%time Thread.sleep(20)"))
                .containsPattern("CPU times: total: [\\d.]+ (s|ms|μs|ns)\nWall time: [\\d.]+ m?s\n");
        assertThat(kernel.result("%time \"a  b\" + '\\'' + 1")).isEqualTo("a  b'1");
        kernel.ok("%time int timed = 6 * 7");
        assertThat(kernel.result("timed")).isEqualTo("42");
        assertThat(kernel.result("%time -1 + 5")).isEqualTo("4");
    }

    @Test
    void timesACellOfJavaAndMagics() {
        assertThat(kernel.result("%%time\nint a = 1;\n%jobs\na + 1")).isEqualTo("2");
        assertThat(kernel.traceback("%%time\nint b = 1;\nint c = b / 0;"))
                .contains("In[")
                .contains(":3  ");
        assertThat(kernel.traceback("%%time\nint b = 1;\nint c = nothing;")).contains("Line 3: ");
        assertThat(kernel.traceback("// note\n\n%%time\nint c = nothing;")).contains("Line 4: ");
        assertThat(kernel.error("int b = 1;\n%%time\nint c = nothing;"))
                .isEqualTo("Line 2: the cell magic %%time must come first, below nothing but comments:"
                        + " move it and its lines to a cell of their own");
        assertThat(kernel.error("%time")).contains("nothing to time");
        assertThat(kernel.error("%%time int x\nint y;")).contains("from the lines below");
    }

    @Test
    void assignsTheValueOfWhatItTimes() {
        kernel.ok("answer = %time 6 * 7");

        assertThat(kernel.result("answer + 1")).isEqualTo("43");
    }

    @Test
    void timesManyRunsAsIPythonPrintsThem() {
        assertThat(kernel.streamed("%timeit -n 10 -r 3 Math.sqrt(2)"))
                .containsPattern(
                        "[\\d.]+ \\S+ ± [\\d.]+ \\S+ per loop \\(mean ± std. dev. of 3 runs, 10 loops each\\)\n");
        assertThat(kernel.streamed("%timeit -n1 -r1 Thread.sleep(1)")).contains("of 1 run, 1 loop each)");
    }

    @Test
    void findsTheNumberOfLoopsItself() {
        assertThat(kernel.streamed("%timeit -r 2 Thread.sleep(3)")).contains("of 2 runs, 100 loops each)");
    }

    @Test
    void timesStatementsWithWhatTheyNeedBefore() {
        kernel.ok("int runs = 0;");

        kernel.ok("%%timeit -n 5 -r 2 int step = 2;\nint next = step + runs;\nruns = next;");

        assertThat(kernel.result("runs")).isEqualTo("20");
    }

    @Test
    void returnsWhatItMeasured() {
        kernel.ok("measured = %timeit -n 4 -r 3 List.of(1, 2)");

        assertThat(kernel.result("measured.loops() + \" \" + measured.nanosPerLoop().size()"))
                .isEqualTo("4 3");
        assertThat(kernel.result("%timeit -n 1 -r 1 -o 1 + 1")).contains("of 1 run");
        assertThat(kernel.result("measured.bestNanos() <= measured.meanNanos()"))
                .isEqualTo("true");
    }

    @Test
    void saysWhatCannotBeTimed() {
        assertThat(kernel.error("%timeit nothing + 1"))
                .contains("cannot compile this")
                .endsWith("\n    nothing + 1\n    ^^^^^^^");
        assertThat(kernel.error("%%timeit int n = 3;\nint m = n;\n  m += nowhere;"))
                .endsWith("\n      m += nowhere;\n           ^^^^^^^");
        assertThat(kernel.error("%timeit -r 0 1 + 1")).contains("-r must be 1–1000, got 0");
        assertThat(kernel.error("%timeit -n 0 1 + 1")).contains("-n must be 1–");
        assertThat(kernel.error("%timeit")).contains("nothing to time");
    }

    @Test
    void stopsTimingWhenInterrupted() {
        String id = kernel.client().execute("System.out.println(\"in\");\n%timeit -n 1000000000 Math.log(3)");
        kernel.client()
                .awaitPublished(m -> m.type().equals("stream") && m.parentId().equals(id));
        kernel.interrupt();

        assertThat(kernel.client().reply(id).text("ename")).isEqualTo("Interrupted");
    }
}
