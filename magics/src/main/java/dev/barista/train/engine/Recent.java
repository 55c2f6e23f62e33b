package dev.barista.train.engine;

import java.util.ArrayDeque;
import java.util.stream.Stream;

/** Returns and lengths of the last 100 episodes. Used by one thread. */
final class Recent {
    private static final int EPISODES = 100;

    private record Episode(double total, double length) {}

    private final ArrayDeque<Episode> episodes = new ArrayDeque<>();

    void add(double total, double length) {
        episodes.add(new Episode(total, length));
        if (episodes.size() > EPISODES) {
            episodes.remove();
        }
    }

    double meanReturn() {
        return episodes.stream().mapToDouble(Episode::total).average().orElse(Double.NaN);
    }

    double meanLength() {
        return episodes.stream().mapToDouble(Episode::length).average().orElse(Double.NaN);
    }

    /** Return, length, return, length, … */
    double[] state() {
        return episodes.stream()
                .flatMap(episode -> Stream.of(episode.total(), episode.length()))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    void set(double[] state) {
        episodes.clear();
        for (int i = 0; i < state.length; i += 2) {
            add(state[i], state[i + 1]);
        }
    }
}
