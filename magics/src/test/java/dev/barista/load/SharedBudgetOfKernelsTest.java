package dev.barista.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.BudgetReport;
import dev.barista.market.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kernels that share one budget through a real Redis. */
@Timeout(120)
class SharedBudgetOfKernelsTest {
    private static final int KERNELS = 3;
    private static final int LIMIT = 40;
    private static final long WINDOW_MILLIS = 2500;
    private static final int WINDOWS = Integer.getInteger("barista.budget.windows", 3);
    private static final String PASSWORD = "hush-7f3a";

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void threeKernelsNeverExceedTheLimitTogetherAndUseAllOfIt() throws Exception {
        List<Process> kernels = new ArrayList<>();
        try (RedisServer redis = new RedisServer(folder, PASSWORD)) {
            for (int i = 0; i < KERNELS; i++) {
                kernels.add(start(redis.uri(), folder.resolve("calls-" + i)));
            }
            for (int i = 0; i < KERNELS; i++) {
                while (!Files.readString(folder.resolve("calls-" + i)).startsWith("ready")) {
                    assertThat(kernels.get(i).isAlive()).as("kernel " + i).isTrue();
                    Thread.sleep(20);
                }
            }
            for (Process kernel : kernels) {
                kernel.getOutputStream().write('\n');
                kernel.getOutputStream().flush();
            }
            while (callsOf(kernels.size()).isEmpty()) {
                Thread.sleep(20);
            }
            // To the middle of the last window.
            Thread.sleep(WINDOWS * (WINDOW_MILLIS + 250) - WINDOW_MILLIS / 2);
        } finally {
            kernels.forEach(Process::destroyForcibly);
        }
        for (Process kernel : kernels) {
            kernel.waitFor();
        }
        List<Long> calls = callsOf(kernels.size());
        List<Integer> windows = windows(calls);
        assertThat(windows).allMatch(count -> count <= LIMIT).hasSize(WINDOWS);
        assertThat(calls.size()).as("calls of %s", windows).isGreaterThanOrEqualTo(LIMIT * WINDOWS * 95 / 100);
    }

    /** When calls were made, in order. */
    private List<Long> callsOf(int kernels) throws IOException {
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < kernels; i++) {
            Files.readAllLines(folder.resolve("calls-" + i)).stream()
                    .filter(line -> line.matches("\\d{13}"))
                    .forEach(line -> calls.add(Long.parseLong(line)));
        }
        calls.sort(null);
        return calls;
    }

    /** How many a server counts whose windows begin with the first call after the one before has ended. */
    private static List<Integer> windows(List<Long> calls) {
        List<Integer> windows = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (long call : calls) {
            if (call >= end) {
                windows.add(0);
                end = call + WINDOW_MILLIS;
            }
            windows.set(windows.size() - 1, windows.get(windows.size() - 1) + 1);
        }
        return windows;
    }

    private static Process start(String uri, Path calls) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SharingKernel.class.getName(),
                        uri,
                        Integer.toString(LIMIT),
                        Long.toString(WINDOW_MILLIS))
                .redirectOutput(calls.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Pace pace(RedisBudget budget) {
        return new Pace(Ticker.system(), Clock.systemUTC(), executor, LIMIT, Duration.ofMinutes(10)).sharing(budget);
    }

    @Test
    void withoutRedisAKernelTakesItsShareAndSaysSoUntilRedisIsBack() throws Exception {
        try (RedisServer redis = new RedisServer(folder, "");
                RedisBudget budget = RedisBudget.at(redis.uri(), "an account")) {
            Pace pace = pace(budget);
            pace.acquire().get(20, TimeUnit.SECONDS).answered(BudgetReport.NONE);
            assertThat(pace.note()).isEmpty();

            redis.stop();
            for (int call = 0; call < LIMIT / 4; call++) {
                pace.acquire().get(20, TimeUnit.SECONDS).answered(BudgetReport.NONE);
            }
            assertThat(pace.note())
                    .isEqualTo("the shared budget at redis://127.0.0.1:" + redis.port()
                            + " does not answer: up to 10 of 40 calls in a window meanwhile");
            var beyond = pace.acquire();
            Thread.sleep(3000);
            assertThat(beyond).as("a call beyond the share").isNotDone();

            redis.startAgain();
            beyond.get(30, TimeUnit.SECONDS).answered(BudgetReport.NONE);
            assertThat(pace.note()).isEmpty();
        }
    }

    @Test
    void aCallThatIsGivenUpWhileItWaitsTakesNothing() throws Exception {
        try (RedisServer redis = new RedisServer(folder, "");
                RedisBudget budget = RedisBudget.at(redis.uri(), "an account")) {
            Pace one = pace(budget);
            Pace other = pace(budget);
            for (int call = 0; call < LIMIT; call++) {
                one.acquire().get(20, TimeUnit.SECONDS).answered(BudgetReport.NONE);
            }
            var waiting = other.acquire();
            while (!other.note().contains("for the shared budget: all 40 calls used")) {
                Thread.sleep(10);
            }
            assertThat(waiting).isNotDone();
            assertThat(waiting.cancel(true)).isTrue();
        }
    }

    @Test
    void passwordsAreNeverShown() throws Exception {
        try (RedisServer redis = new RedisServer(folder, PASSWORD);
                RedisBudget budget = RedisBudget.at(redis.uri().replace(PASSWORD, "wrong-" + PASSWORD), "an account")) {
            Pace pace = pace(budget);
            pace.acquire().get(20, TimeUnit.SECONDS).answered(BudgetReport.NONE);
            assertThat(pace.note()).contains("does not answer").doesNotContain(PASSWORD);
            assertThat(budget.toString()).doesNotContain(PASSWORD);
        }
        assertThatThrownBy(() -> RedisBudget.at("radish://:" + PASSWORD + "@host", "an account"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("BARISTA_BUDGET is not the address of a Redis server. Try: "
                        + "BARISTA_BUDGET=redis://localhost:6379")
                .hasNoCause();
    }
}
