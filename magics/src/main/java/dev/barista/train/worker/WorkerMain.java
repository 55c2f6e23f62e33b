package dev.barista.train.worker;

import dev.barista.train.engine.PpoTrainer;
import java.io.IOException;
import java.nio.file.Path;

/** The command of a worker process: {@code java -cp … WorkerMain CHECKPOINT_DIRECTORY}. */
public final class WorkerMain {
    private WorkerMain() {}

    /**
     * Trains, and ends with 0 if all is done or it was asked to stop.
     *
     * @param arguments the directory of checkpoints
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(Worker.of(PpoTrainer::create).run(Path.of(arguments[0])));
    }
}
