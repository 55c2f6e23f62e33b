package dev.barista.magics;

import java.util.List;

/**
 * What trains: a seam, so that tests train without the tensor library.
 *
 * @param libraries to fetch before the first training, as {@code %maven} takes them
 * @param main the worker's main class
 */
record TrainWorker(List<String> libraries, String main) {
    TrainWorker {
        libraries = List.copyOf(libraries);
    }
}
