package dev.barista.load;

import dev.barista.market.BudgetReport;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** A process of its own that makes as many calls as a shared budget allows, and prints when it made each. */
final class SharingKernel {
    private static final int AT_ONCE = 16;

    private SharingKernel() {}

    /** Arguments: the budget's address, calls in a window, its milliseconds. */
    public static void main(String[] arguments) throws Exception {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
        try (RedisBudget budget = RedisBudget.at(arguments[0], "an account")) {
            Pace pace = new Pace(
                            Ticker.system(),
                            Clock.systemUTC(),
                            executor,
                            Integer.parseInt(arguments[1]),
                            Duration.ofMillis(Long.parseLong(arguments[2])))
                    .sharing(budget);
            System.out.println("ready");
            System.in.read();
            Semaphore atOnce = new Semaphore(AT_ONCE);
            while (true) { // until it is killed
                atOnce.acquire();
                var unused = pace.acquire().thenAccept(permit -> {
                    synchronized (System.out) {
                        System.out.println(System.currentTimeMillis());
                    }
                    permit.answered(BudgetReport.NONE);
                    atOnce.release();
                });
            }
        }
    }
}
