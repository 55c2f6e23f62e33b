package dev.barista.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.train.Extractor;
import dev.barista.train.PpoConfig;
import dev.barista.train.Snapshot;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What gradients need must be in the tensor library's own memory, not in buffers that Java frees when it likes. */
class CollectedMemoryTest {
    private static final int UPDATES = 12;

    @Test
    void agentsAreTheSameHoweverOftenGarbageIsCollected() throws InterruptedException {
        Snapshot calm = trained();
        AtomicBoolean done = new AtomicBoolean();
        Thread collector = new Thread(() -> {
            while (!done.get()) {
                System.gc();
                for (int i = 0; i < 1_000; i++) {
                    // Writes into what was freed.
                    ByteBuffer.allocateDirect(Float.BYTES).putFloat(Float.NaN);
                }
            }
        });
        collector.start();
        try {
            assertThat(trained()).isEqualTo(calm);
        } finally {
            done.set(true);
            collector.join();
        }
    }

    private static Snapshot trained() {
        PpoConfig config = Trainers.small(Extractor.LSTM);
        try (PpoTrainer trainer = PpoTrainer.create(config, ResumeFromFileTest.market())) {
            trainer.train((long) UPDATES * config.rollout().batch(), progress -> {});
            return trainer.snapshot();
        }
    }
}
