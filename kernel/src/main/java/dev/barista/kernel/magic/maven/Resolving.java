package dev.barista.kernel.magic.maven;

import dev.barista.kernel.cell.CellContext;
import dev.barista.kernel.magic.maven.MavenResolver.Resolution;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Resolves for cells, which may be interrupted meanwhile. For one thread at a time. */
final class Resolving {
    private final MavenHome home;
    private @Nullable MavenResolver resolver;

    Resolving(MavenHome home) {
        this.home = home;
    }

    /**
     * Downloads what is missing, and shows it in {@code cell}.
     *
     * @param present as {@link MavenResolver#resolve} takes it
     * @throws InterruptedException if the cell is interrupted
     */
    Resolution resolve(Wanted wanted, Predicate<String> present, CellContext cell) throws Exception {
        MavenResolver maven = resolver;
        if (maven == null) {
            maven = new MavenResolver(home);
            resolver = maven;
        }
        Downloads downloads = new Downloads(cell);
        try {
            return await(maven, wanted, present, downloads);
        } finally {
            downloads.finish();
        }
    }

    /** The resolver's own waits cannot be interrupted: they happen on another thread, which is left behind if need be. */
    private Resolution await(MavenResolver maven, Wanted wanted, Predicate<String> present, Downloads downloads)
            throws Exception {
        FutureTask<Resolution> task = new FutureTask<>(() -> maven.resolve(wanted, present, downloads));
        Thread thread = new Thread(task, "barista-maven");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            downloads.cancel();
            // A download that does not answer holds its locks until its timeout; the next call takes new ones.
            resolver = null;
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
