package dev.barista.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Changes the store on a thread of its own, one after another. Made by {@link BarStore}; any thread may use it. */
final class StoreThread {
    private static final long LAST_WRITES_SECONDS = 10;

    private final ExecutorService thread;
    private final Path root;

    /** @param root of the store, for messages */
    StoreThread(String name, Path root) {
        this.root = root;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** A change of the store. */
    interface Change {
        void make() throws IOException, InterruptedException;
    }

    /**
     * Makes a change after those before.
     *
     * @param problem is told, in one sentence, why it could not be made
     * @return completes with whether it was made; never exceptionally
     */
    CompletableFuture<Boolean> run(Consumer<String> problem, Change change) {
        try {
            return CompletableFuture.supplyAsync(() -> make(change, problem), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(false); // closed meanwhile
        }
    }

    private boolean make(Change change, Consumer<String> problem) {
        try {
            change.make();
            return true;
        } catch (IOException | RuntimeException e) {
            problem.accept(
                    "bars could not be kept in the store at " + root + " (" + reason(e) + "); they are in memory only");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    static String reason(Exception e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /** Makes what was given, for ten seconds at most; whether that was enough. */
    boolean end() throws InterruptedException {
        thread.shutdown();
        return thread.awaitTermination(LAST_WRITES_SECONDS, TimeUnit.SECONDS);
    }

    /** Interrupts the change that is being made, and makes no other. */
    void giveUp() {
        thread.shutdownNow();
    }
}
