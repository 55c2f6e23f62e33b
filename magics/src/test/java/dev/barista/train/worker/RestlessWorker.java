package dev.barista.train.worker;

import java.io.IOException;
import java.nio.file.Path;

/** A worker whose agent learns nothing, in a process like the real one's. */
public final class RestlessWorker {
    private RestlessWorker() {}

    /**
     * Trains.
     *
     * @param arguments the directory of checkpoints
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(Worker.of(RestlessTrainer::new).run(Path.of(arguments[0])));
    }
}
