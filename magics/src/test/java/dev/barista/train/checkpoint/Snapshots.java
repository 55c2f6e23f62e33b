package dev.barista.train.checkpoint;

import dev.barista.train.ActionSpace;
import dev.barista.train.Extractor;
import dev.barista.train.NetworkConfig;
import dev.barista.train.ObservationSpace;
import dev.barista.train.PpoConfig;
import dev.barista.train.Snapshot;
import dev.barista.train.Tensor;
import java.util.Arrays;
import java.util.TreeMap;

/** Snapshots of no agent in particular, for tests. */
final class Snapshots {
    private Snapshots() {}

    static Snapshot at(long step) {
        return of(step, 40);
    }

    /** One of a given size. */
    static Snapshot of(long step, int floats) {
        float[] values = new float[floats];
        Arrays.fill(values, (float) step);
        return new Snapshot(
                        step,
                        PpoConfig.STANDARD.with(NetworkConfig.STANDARD.withExtractor(Extractor.CNN)),
                        new ObservationSpace(30, 7),
                        new ActionSpace.Continuous(3),
                        new TreeMap<>(),
                        new TreeMap<>())
                .with("policy.weight", Tensor.of(values, 4, floats / 4))
                .with("trainer.counters", Tensor.of(new long[] {Long.MIN_VALUE, step}))
                .with("trainer.empty", Tensor.of(new double[0]))
                .with("market.symbols", "SPY,</script>\"\n\u00e9\ud83d\udcc8");
    }
}
