package dev.barista.unittest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SnapshotTextTest {
    @Test
    void tablesAndColumnsAreCsv() {
        DoubleColumn close = DoubleColumn.create("close", 1.5, 2);
        close.setMissing(1);
        Table table = Table.create("t", StringColumn.create("a, \"b\"", "x", "y\nz"), close);
        assertThat(SnapshotText.of(table))
                .isEqualTo(new SnapshotText("\"a, \"\"b\"\"\",close\nx,1.5\n\"y\u2028z\",\n", true));
        assertThat(SnapshotText.of(close)).isEqualTo(new SnapshotText("close\n1.5\n\n", true));
    }

    @Test
    void arraysArePrintedWithTheirElements() {
        assertThat(SnapshotText.of(new double[] {1.5, 2}).text()).isEqualTo("[1.5, 2.0]\n");
        assertThat(SnapshotText.of(new int[][] {{1}, {2}}).text()).isEqualTo("[[1], [2]]\n");
        assertThat(SnapshotText.of(new String[] {"a"}).text()).isEqualTo("[a]\n");
    }

    @Test
    void whatIsOtherInEachRunIsNotKept() {
        assertThatThrownBy(() -> SnapshotText.of(null)).hasMessageContaining("have no value to keep");
        assertThatThrownBy(() -> SnapshotText.of(new Object())).hasMessageContaining("something else in each run");
    }

    @Test
    void numbersMayDifferByTheTolerance() {
        assertThat(SnapshotText.isSameLine("a,1.0,x", "a,1.001,x", 0.01)).isTrue();
        assertThat(SnapshotText.isSameLine("a,1.0,x", "a,1.001,x", 0)).isFalse();
        assertThat(SnapshotText.isSameLine("a,1.0,x", "a,1.001,y", 0.01)).isFalse();
        assertThat(SnapshotText.isSameLine("[1.0, 2.0]", "[1.0, 2.005]", 0.01)).isTrue();
    }

    @Test
    void differencesNameTheirLines() {
        TextDifference difference = TextDifference.between(List.of("a", "b", "c"), List.of("a", "B"), String::equals);
        assertThat(difference.count()).isEqualTo(2);
        assertThat(difference.text()).isEqualTo("line 2 - b\nline 3 - c\nline 2 + B");
        assertThat(difference.before()).isEqualTo("b\nc");
        assertThat(difference.now()).isEqualTo("B\n");
    }

    @Test
    void aLineThatIsAddedMakesNoOtherDiffer() {
        TextDifference difference =
                TextDifference.between(List.of("1", "2", "3", "4"), List.of("0", "1", "2", "3.5", "4"), String::equals);
        assertThat(difference.text()).isEqualTo("line 1 + 0\nline 3 - 3\nline 4 + 3.5");
        assertThat(difference.count()).isEqualTo(2);
    }
}
