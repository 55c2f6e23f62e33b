package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.barista.kernel.TestClient.Message;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An interrupt ends whatever a cell does, or says that it cannot; of what it ended no thread is left. Variables and
 * threads of other cells stay. {@code -Dbarista.interrupt.rounds=50} for more rounds of each, in which the time until
 * idle is checked, and now and then that the machine is not used a second later.
 */
class InterruptTest {
    private static final int ROUNDS = Integer.getInteger("barista.interrupt.rounds", 1);
    private static final boolean FULL = ROUNDS >= 50;
    private static final int LOOK_AT_PROCESSOR_EACH = 10;
    private static final int LOOKS = 3;
    private static final long MOST_MILLIS = 2_000;
    private static final long MOST_MILLIS_UNTIL_SAID = 5_000;
    private static final double MOST_PERCENT = 50;
    private static final InterruptTimes TIMES = new InterruptTimes();

    private static TestKernel kernel;
    private static double mostPercent;

    @BeforeAll
    static void start() throws Exception {
        kernel = new TestKernel();
        kernel.ok("long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }");
        kernel.ok("import java.net.*; import java.util.regex.*;\nint kept = 7;\nObject lock = new Object();"
                + "boolean entered;");
        kernel.ok("var beats = new java.util.concurrent.atomic.AtomicLong();\n"
                + "var beating = new Thread(() -> { while (true) { beats.incrementAndGet(); Thread.onSpinWait();"
                + " try { Thread.sleep(1); } catch (InterruptedException e) { return; } } });\n"
                + "beating.setDaemon(true); beating.start();");
    }

    @AfterAll
    static void stop() {
        kernel.close();
        TIMES.print();
        System.out.printf("InterruptTest: a second later at most %.0f %% of a processor%n", mostPercent);
    }

    static Stream<Arguments> stoppable() {
        return rounds(
                "while (true) { }",
                "Thread.sleep(1_000_000);",
                "new LinkedBlockingQueue<Integer>().take();",
                "new ServerSocket(0).accept();",
                "var server = new ServerSocket(0); new Socket(\"localhost\", server.getLocalPort())"
                        + ".getInputStream().read();",
                "new CompletableFuture<String>().join();",
                "Pattern.compile(\"(.*)(.*)(.*)(.*)(.*)(.*)x\").matcher(\"a\".repeat(500)).matches();",
                "\"a\".repeat(500).matches(\"(.*)(.*)(.*)(.*)(.*)(.*)x\");",
                "Stream.iterate(1, i -> i + 1).forEach(i -> { });",
                "fib(90);",
                "BigInteger.valueOf(3).pow(100_000_000);",
                "LongStream.range(0, Long.MAX_VALUE).sum();",
                "var sizes = new int[10]; while (true) { sizes = new int[100_000]; }",
                "while (true) { try { Thread.sleep(10); } catch (Exception e) { } }");
    }

    private static Stream<Arguments> rounds(String... cells) {
        return IntStream.range(0, ROUNDS).boxed().flatMap(round -> Stream.of(cells)
                .map(cell -> Arguments.of(cell, round)));
    }

    @ParameterizedTest
    @MethodSource
    void stoppable(String cell, int round) throws InterruptedException {
        Set<Thread> before = cellThreads();

        Message reply = interrupted(begin(cell), cell);

        assertInTime(cell, MOST_MILLIS);
        assertThat(reply.text("ename")).isEqualTo("Interrupted");
        assertThat(reply.text("evalue")).isEqualTo("Interrupted");
        assertThat(left(before)).as("threads that go on").isEmpty();
        assertMachineIsFree(round);
        assertOthersGoOn();
    }

    static Stream<Arguments> seldomLooking() {
        return rounds(
                "var modulus = BigInteger.ONE.shiftLeft(25_000).subtract(BigInteger.ONE); BigInteger.TWO.modPow(modulus, modulus);");
    }

    /** Code that the JVM has in machine language of its own. Before JDK 22 a stop is now and then not noticed in time. */
    @ParameterizedTest
    @MethodSource
    void seldomLooking(String cell, int round) throws InterruptedException {
        Message reply = interrupted(begin(cell), cell);

        assertInTime(cell, MOST_MILLIS_UNTIL_SAID);
        assertThat(reply.text("evalue"))
                .matches(said -> said.equals("Interrupted")
                        || (Runtime.version().feature() < 22 && said.contains("did not stop")));
        assertOthersGoOn();
    }

    /** What a client that has just read of the cell's begin sends. */
    @RepeatedTest(50)
    void justAnnounced() {
        String id = kernel.client().execute("while (true) { }");
        kernel.client()
                .awaitPublished(
                        m -> m.type().equals("execute_input") && m.parentId().equals(id));

        kernel.interrupt();

        assertThat(kernel.client().reply(id).text("evalue")).isEqualTo("Interrupted");
        kernel.client().untilIdle(id);
    }

    static Stream<Arguments> compiled() {
        return rounds("a cell that is being compiled");
    }

    /** The compiler goes on until it is done, and the next cell waits for that. */
    @ParameterizedTest
    @MethodSource
    void compiled(String cell, int round) throws InterruptedException {
        String code = IntStream.range(0, 100)
                .mapToObj(i -> "int m" + i + "(int a) { return List.of(a, " + i + ").stream().map(x -> x + 1)"
                        + ".reduce(0, (p, q) -> p + q); }\n")
                .collect(Collectors.joining());
        Set<Thread> before = cellThreads();
        String id = kernel.client().execute(code);
        awaitCell(before, Thread::isAlive, "begin");

        Message reply = interrupted(id, cell);

        assertInTime(cell, MOST_MILLIS);
        assertThat(reply.text("evalue")).isEqualTo("Interrupted");
        assertOthersGoOn();
    }

    static Stream<Arguments> unstoppable() {
        return rounds("new FileInputStream(pipe).close();");
    }

    /** In the system's own code, which no Java stops: it waits until somebody opens the pipe to write. */
    @ParameterizedTest
    @MethodSource
    void unstoppable(String cell, int round, @TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        kernel.ok("var pipe = \"" + pipe + "\";");
        Set<Thread> before = cellThreads();

        Message reply = interrupted(begin(cell), cell);

        assertInTime(cell, MOST_MILLIS_UNTIL_SAID);
        assertThat(reply.text("evalue"))
                .contains("did not stop", "It is in java.io.FileInputStream.open")
                .contains("restart the kernel");
        assertOthersGoOn();
        Files.newOutputStream(pipe).close();
        assertThat(left(before)).isEmpty();
    }

    static Stream<Arguments> contended() {
        return rounds("synchronized (lock) { entered = true; }");
    }

    /** No Java ends the wait for a monitor: who holds it is said, and the cell ends when it is free, and does no more. */
    @ParameterizedTest
    @MethodSource
    void contended(String cell, int round) throws InterruptedException {
        kernel.ok("var free = new CountDownLatch(1); var held = new CountDownLatch(1);\n"
                + "new Thread(() -> { synchronized (lock) { held.countDown(); try { free.await(); }"
                + " catch (InterruptedException e) { } } }, \"the holder\").start(); held.await();");
        Set<Thread> before = cellThreads();
        try {
            String id = begin(cell);
            awaitCell(before, it -> it.getState() == Thread.State.BLOCKED, "wait for the monitor");

            Message reply = interrupted(id, cell);

            assertInTime(cell, MOST_MILLIS);
            assertThat(reply.text("evalue")).contains("waits for a lock that the thread the holder holds");
            assertOthersGoOn();
        } finally {
            kernel.ok("free.countDown();");
        }
        assertThat(left(before)).isEmpty();
        assertThat(kernel.result("entered")).isEqualTo("false");
    }

    /** In one statement, so that the cell does what it is to do when it has printed. */
    private static String begin(String cell) {
        String id = kernel.client().execute("if (kept > 0) {\nSystem.out.println(\"in\");\n" + cell + "\n}");
        kernel.client()
                .awaitPublished(m -> m.type().equals("stream") && m.parentId().equals(id));
        return id;
    }

    private static Message interrupted(String id, String cell) {
        long start = System.nanoTime();
        kernel.interrupt();
        Message reply = kernel.client().reply(id);
        kernel.client().untilIdle(id);
        TIMES.add(cell, System.nanoTime() - start);
        return reply;
    }

    /** In the full run alone: on a busy machine nothing is in time. */
    private static void assertInTime(String cell, long millis) {
        assertThat(FULL ? TIMES.latestMillis(cell) : 0L).isLessThan(millis);
    }

    /**
     * In the full run alone, and not each time: it takes more than a second. What goes on shows in each look; what the JVM
     * compiles or collects in the background does not.
     */
    private static void assertMachineIsFree(int round) throws InterruptedException {
        if (!FULL || round % LOOK_AT_PROCESSOR_EACH != 0) {
            return;
        }
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Thread.sleep(1_000);
        double least = Double.MAX_VALUE;
        for (int look = 0; look < LOOKS && least >= MOST_PERCENT; look++) {
            long used = process.getProcessCpuTime();
            long start = System.nanoTime();
            Thread.sleep(300);
            least = Math.min(least, 100.0 * (process.getProcessCpuTime() - used) / (System.nanoTime() - start));
        }
        mostPercent = Math.max(mostPercent, least);
        assertThat(least).isLessThan(MOST_PERCENT);
    }

    private static void assertOthersGoOn() {
        assertThat(kernel.result("kept")).isEqualTo("7");
        assertThat(kernel.result("long then = beats.get(); while (beats.get() < then + 3) Thread.sleep(1);\n"
                        + "beating.isAlive()"))
                .isEqualTo("true");
    }

    private static void awaitCell(Set<Thread> before, Predicate<Thread> is, String what) throws InterruptedException {
        for (int tries = 0; tries < 1_000; tries++) {
            if (cellThreads().stream().anyMatch(it -> !before.contains(it) && is.test(it))) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("the cell does not " + what);
    }

    private static Set<Thread> cellThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("barista-cell"))
                .collect(Collectors.toSet());
    }

    /** The cell's thread may still be on its way out when the reply is there. */
    private static Set<Thread> left(Set<Thread> before) {
        Set<Thread> left = cellThreads();
        left.removeAll(before);
        for (Thread thread : left) {
            try {
                thread.join(20_000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        left.removeIf(thread -> !thread.isAlive());
        return left;
    }
}
