package dev.barista.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.train.Environment;
import dev.barista.train.Extractor;
import dev.barista.train.PpoConfig;
import dev.barista.train.Snapshot;
import dev.barista.train.checkpoint.CheckpointWriter;
import dev.barista.train.checkpoint.Checkpoints;
import dev.barista.train.market.Features;
import dev.barista.train.market.Frames;
import dev.barista.train.market.MadeUpBars;
import dev.barista.train.market.MarketView;
import dev.barista.train.market.Scaling;
import dev.barista.train.market.TradingEnvironment;
import dev.barista.train.market.TradingRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training that goes on from a file, on one thread. */
class ResumeFromFileTest {
    private static final int ROWS = 160;

    @TempDir
    private Path directory;

    /** Episodes of a length that no update ends with: one is under way in each when the checkpoint is made. */
    static Supplier<Environment> market() {
        Frames frames = Frames.of(MadeUpBars.walks(List.of("AAA", "BBB"), ROWS, 3));
        Features features = Features.of(frames, null);
        Scaling scaling = Scaling.fit(features, Features.WARM_UP, ROWS);
        MarketView view = MarketView.of(frames, features, scaling, 5, TradingRules.USUAL);
        return () -> new TradingEnvironment(view, Features.WARM_UP, ROWS, 37);
    }

    @Test
    void equalsTrainingThatWasNeverInterruptedBitForBit() throws IOException {
        PpoConfig config = Trainers.small(Extractor.LSTM);
        Supplier<Environment> market = market();
        int batch = config.rollout().batch();
        Snapshot whole;
        try (PpoTrainer trainer = PpoTrainer.create(config, market);
                CheckpointWriter writer = CheckpointWriter.open(directory, 3)) {
            trainer.train(4L * batch, progress -> {});
            writer.save(trainer.snapshot(), OptionalDouble.empty());
            trainer.train(8L * batch, progress -> {});
            whole = trainer.snapshot();
        }
        Snapshot kept = new Checkpoints(directory).latest().orElseThrow();
        assertThat(kept.step()).isEqualTo(4L * batch);
        try (PpoTrainer trainer = PpoTrainer.create(kept.config(), market)) {
            trainer.restore(kept);
            trainer.train(8L * batch, progress -> {});
            assertThat(trainer.snapshot()).isEqualTo(whole);
        }
        assertThat(whole.tensors()).isNotEqualTo(kept.tensors());
    }
}
