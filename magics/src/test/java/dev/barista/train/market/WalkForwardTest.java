package dev.barista.train.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barista.market.InvalidInputException;
import dev.barista.train.market.WalkForward.Fold;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
    @Test
    void eachFoldTestsWhatNoOtherTestsAndTrainsOnAllBeforeIt() {
        List<Fold> folds = WalkForward.folds(1000, 4);
        assertThat(folds).hasSize(4);
        for (int i = 0; i < folds.size(); i++) {
            Fold fold = folds.get(i);
            assertThat(fold.from()).isEqualTo(Features.WARM_UP);
            assertThat(fold.validation()).isGreaterThan(fold.from()).isLessThan(fold.test());
            assertThat(fold.end()).isEqualTo(i < 3 ? folds.get(i + 1).test() : 1000);
        }
    }

    @Test
    void tooFewBarsAreToldBeforeAnythingIsTrained() {
        assertThatThrownBy(() -> WalkForward.folds(40, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("40 bars")
                .hasMessageContaining("%bars SPY");
    }

    @Test
    void scalingKnowsTheTrainingPartAlone() {
        Frames frames = Frames.of(MadeUpBars.walks(List.of("AAA", "BBB"), 150, 4));
        Features features = Features.of(frames, null);
        Scaling scaling = Scaling.fit(features, Features.WARM_UP, 100);
        for (int row = 100; row < 150; row++) {
            java.util.Arrays.fill(features.rows()[row], 1e9);
            features.turbulence()[row] = 1e9;
        }
        Scaling again = Scaling.fit(features, Features.WARM_UP, 100);
        assertThat(again.means()).isEqualTo(scaling.means());
        assertThat(again.deviations()).isEqualTo(scaling.deviations());
        assertThat(again.turbulenceLimit()).isEqualTo(scaling.turbulenceLimit());
    }

    @Test
    void otherSymbolsThanThoseLearntAreRefused() {
        Features some = Features.of(Frames.of(MadeUpBars.walks(List.of("AAA", "BBB"), 80, 4)), null);
        Features others = Features.of(Frames.of(MadeUpBars.walks(List.of("AAA", "CCC"), 80, 4)), null);
        assertThatThrownBy(() -> Scaling.fit(some, 30, 60).apply(others))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("knows AAA, BBB, not AAA, CCC");
    }
}
