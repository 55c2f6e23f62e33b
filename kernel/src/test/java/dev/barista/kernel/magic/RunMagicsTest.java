package dev.barista.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.TestKernel;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code %sh} and {@code %%capture} in a kernel. */
class RunMagicsTest {
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
    void runsCommandsOfTheShell() {
        assertThat(kernel.streamed("%sh echo \"two  words\"").strip()).contains("two  words");
        assertThat(kernel.streamed("%%sh\necho one").strip()).isEqualTo("one");
        assertThat(kernel.error("%%sh\nexit 3")).isEqualTo("the shell ended with status 3");
        assertThat(kernel.error("%sh")).contains("there is no command");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsTheCommandsStreamsApart() {
        String id = kernel.client().execute("%%sh\necho out\necho wrong >&2");
        kernel.client().reply(id);

        assertThat(kernel.client().untilIdle(id).stream()
                        .filter(m -> m.type().equals("stream"))
                        .map(m -> m.text("name") + " " + m.text("text")))
                .containsExactlyInAnyOrder("stdout out\n", "stderr wrong\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void showsOutputWhileACommandRunsAndEndsItWhenInterrupted() {
        String id = kernel.client().execute("%%sh\necho $$; sleep 600");
        String pid = kernel.client()
                .awaitPublished(m -> m.type().equals("stream") && m.parentId().equals(id))
                .text("text")
                .strip();
        kernel.interrupt();

        assertThat(kernel.client().reply(id).text("ename")).isEqualTo("Interrupted");
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(shell -> assertThat(shell.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void keepsTheOutputOfACell() {
        String shown = kernel.streamed("""
                %%capture kept
                System.out.println("to out");
                System.err.println("to err");
                display(6 * 7);
                1 + 1
                """);

        assertThat(shown).isEmpty();
        assertThat(kernel.result("kept.stdout() + kept.stderr()")).isEqualTo("to out\nto err\n");
        assertThat(kernel.result("kept.displays().size() + \" \" + kept.value()"))
                .isEqualTo("1 2");
    }

    @Test
    void keepsTheOutputOfACellThatFails() {
        assertThat(kernel.traceback("%%capture kept\nSystem.out.print(\"before\");\nint bad = 1 / 0;"))
                .contains(":3  ");
        assertThat(kernel.result("kept.stdout()")).isEqualTo("before");
    }
}
