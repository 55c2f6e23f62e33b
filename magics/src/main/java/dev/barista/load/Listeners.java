package dev.barista.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Those who want to hear of every change of a load. Made by {@link LoadState}; safe for threads. */
final class Listeners {
    private static final Logger LOG = Logger.getLogger(Listeners.class.getName());

    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    void add(Runnable listener) {
        all.add(listener);
    }

    /** Calls each; what one of them throws harms neither the others nor the load. */
    void tell() {
        for (Runnable listener : all) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener of a load's progress failed", e);
            }
        }
    }
}
