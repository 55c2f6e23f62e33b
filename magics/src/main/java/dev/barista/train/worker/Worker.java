package dev.barista.train.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that trains: at most one a directory, and when asked to end (SIGTERM) it keeps a checkpoint first. Made by a
 * {@code main} method, which says what learns.
 */
public final class Worker {
    private static final int TAKEN = 3;
    private static final long STOP_SECONDS = 60;

    private final TrainerMaker maker;

    private Worker(TrainerMaker maker) {
        this.maker = maker;
    }

    /** One that trains by what {@code maker} makes. */
    public static Worker of(TrainerMaker maker) {
        return new Worker(maker);
    }

    /**
     * Trains in the directory of checkpoints, and returns the process's exit status: 0 if all is done or it was asked to
     * stop, 3 if another process trains there.
     */
    public int run(Path checkpoints) throws IOException, InterruptedException {
        RunFolder folder = RunFolder.of(checkpoints);
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stop, ended), "barista-stop"));
        try (FileChannel file = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                System.err.println("another process trains in " + checkpoints);
                return TAKEN;
            }
            WorkerProcess.current().write(folder);
            if (Files.exists(folder.stop())) {
                // By somebody who could not find this process yet.
                stop.set(true);
            }
            return new TrainingRun(folder, maker, System.out, Clock.systemUTC(), stop::get).run();
        } finally {
            ended.countDown();
        }
    }

    private static void await(AtomicBoolean stop, CountDownLatch ended) {
        stop.set(true);
        try {
            ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
