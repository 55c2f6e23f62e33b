package dev.barista.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notices within a second or two that the process is gone that asked for the kernel, which then would serve nobody.
 * Jupyter names that process in the environment. Made when the kernel starts; it has a thread of its own.
 */
final class ParentWatch {
    private static final String VARIABLE = "JPY_PARENT_PID";
    private static final long CHECK_MILLIS = 1_000;
    /** The process that takes over those whose parent has ended. */
    private static final long INIT = 1;

    private final long server;
    private final Runnable orphaned;

    private ParentWatch(long server, Runnable orphaned) {
        this.server = server;
        this.orphaned = orphaned;
    }

    /**
     * Begins to watch if the environment names a process.
     *
     * @param orphaned called once, by the watch's thread, when that process is gone, at once if it is gone already
     */
    static void begin(Map<String, String> environment, Runnable orphaned) {
        String named = environment.getOrDefault(VARIABLE, "");
        // On Windows Jupyter puts a handle there, which Java cannot ask.
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        if (windows || !named.matches("[1-9][0-9]{0,17}")) {
            return;
        }
        ParentWatch watch = new ParentWatch(Long.parseLong(named), orphaned);
        Thread thread = new Thread(watch::run, "barista-parent");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long first = parent();
        if (first == 0) {
            return; // A container of its own: the number means nothing here.
        }
        Optional<ProcessHandle> process = ProcessHandle.of(server);
        try {
            while (process.isPresent() && isThere(process.get(), first)) {
                TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
            }
            orphaned.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isThere(ProcessHandle process, long first) {
        try {
            return process.isAlive() && !isLeft(first);
        } catch (OutOfMemoryError e) {
            return true; // A cell has filled the memory. It looks again in a second.
        }
    }

    /** A server that has ended counts as alive until its parent takes note; its children get another at once. */
    private boolean isLeft(long first) {
        long now = parent();
        return (first == server && now != server) || (now == INIT && server != INIT);
    }

    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }
}
