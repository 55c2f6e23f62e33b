package dev.barista.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks print that a cell handed to threads of others arrives in that cell, after its end and while another runs. */
class HandedOverTasksTest {
    private static TestKernel kernel;
    private static int rounds;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
        kernel.ok("""
                ThreadFactory daemons = task -> { var t = new Thread(task); t.setDaemon(true); return t; };
                var pool = Executors.newFixedThreadPool(1, daemons);
                pool.submit(() -> { }).get();
                var ticking = Executors.newScheduledThreadPool(1, daemons);
                ticking.submit(() -> { }).get();
                CountDownLatch gate, printed;
                int round;
                void late() {
                    try { gate.await(); } catch (InterruptedException e) { return; }
                    System.out.println("late " + round);
                    printed.countDown();
                }
                class Late implements Runnable { public void run() { late(); } }
                """);
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CompletableFuture.runAsync(() -> late());",
                "CompletableFuture.supplyAsync(() -> 1).thenAcceptAsync(one -> late());",
                "CompletableFuture.supplyAsync(() -> { gateOpens(); return 1; }).thenAccept(one -> late());",
                "CompletableFuture.runAsync(new Late(), pool);",
                "pool.submit(() -> late());",
                "pool.submit(() -> { late(); return 1; });",
                "pool.execute(new Late());",
                "pool.submit(new Late(), 1);",
                "new ExecutorCompletionService<Integer>(pool).submit(() -> { late(); return 1; });",
                "new Thread(() -> { try { pool.invokeAll(List.of(() -> { late(); return 1; })); }"
                        + " catch (InterruptedException e) { } }).start();",
                "new Thread(() -> { try { pool.invokeAny(List.of(() -> { late(); return 1; }), 1, TimeUnit.DAYS); }"
                        + " catch (Exception e) { } }).start();",
                "ticking.schedule(new Late(), 1, TimeUnit.NANOSECONDS);",
                "ticking.schedule(() -> { late(); return 1; }, 1, TimeUnit.NANOSECONDS);",
                "ticking.scheduleAtFixedRate(() -> { late(); throw new IllegalStateException(); }, 0, 1, TimeUnit.DAYS);",
                "ticking.scheduleWithFixedDelay(() -> { late(); throw new IllegalStateException(); }, 0, 1, TimeUnit.DAYS);",
                "ForkJoinPool.commonPool().submit(new Late());",
                "new Thread(() -> Stream.of(1).parallel().forEach(one -> late())).start();",
                "new Thread(() -> List.of(1, 2, 3, 4).parallelStream().filter(n -> n == 3).forEach(n -> late())).start();"
            })
    void printsToTheCellThatHandedItOver(String code) {
        kernel.ok("void gateOpens() { try { gate.await(); } catch (InterruptedException e) { } }\n"
                + "gate = new CountDownLatch(1); printed = new CountDownLatch(1); round = " + ++rounds + ";");
        String first = kernel.client().execute(code);
        assertThat(kernel.client().reply(first).text("status")).isEqualTo("ok");
        kernel.client().untilIdle(first);

        String later = kernel.client().execute("gate.countDown(); printed.await();");

        assertThat(kernel.client()
                        .awaitPublished(
                                m -> m.type().equals("stream") && m.text("text").contains("late " + rounds + "\n"))
                        .parentId())
                .isEqualTo(first);
        assertThat(kernel.client().reply(later).text("status")).isEqualTo("ok");
    }

    @Test
    void leavesTasksAloneThatAQueueOrders() {
        assertThat(kernel.result("""
                record Ranked(int rank) implements Runnable, Comparable<Ranked> {
                    public void run() { }
                    public int compareTo(Ranked other) { return Integer.compare(rank, other.rank); }
                }
                var ordered = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
                ordered.execute(new Ranked(0));
                ordered.execute(new Ranked(2)); ordered.execute(new Ranked(1));
                ordered.shutdown();
                ordered.awaitTermination(1, TimeUnit.MINUTES)
                """)).isEqualTo("true");
    }
}
