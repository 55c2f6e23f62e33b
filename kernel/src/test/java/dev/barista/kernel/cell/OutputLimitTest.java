package dev.barista.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputLimitTest {
    @Test
    void passesAsMuchAsIsAllowedAndTellsOnce() {
        OutputLimit limit = new OutputLimit("10");

        assertThat(limit.take(4)).isEqualTo(4);
        assertThat(limit.take(9)).isEqualTo(6);
        assertThat(limit.take(1)).isZero();
        assertThat(limit.tell()).isTrue();
        assertThat(limit.tell()).isFalse();
        assertThat(limit.message()).contains("more than 10 bytes").contains("BARISTA_OUTPUT_LIMIT");
    }

    @Test
    void beginsAnewWhenTheOutputIsCleared() {
        OutputLimit limit = new OutputLimit("10");
        limit.take(10);
        limit.reset();

        assertThat(limit.take(3)).isEqualTo(3);
    }

    @Test
    void allowsOneMebibyteUnlessANumberIsSet() {
        assertThat(new OutputLimit(null).take(2_000_000)).isEqualTo(1_048_576);
        assertThat(new OutputLimit("much").take(2_000_000)).isEqualTo(1_048_576);
        assertThat(new OutputLimit("3000000").take(2_000_000)).isEqualTo(2_000_000);
    }
}
