package dev.barista.unittest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SnapshotTextTest {
    @Test
    void tablesAreCsv() {
        DoubleColumn close = DoubleColumn.create("close", 1.5, 2);
        close.setMissing(1);
        Table table = Table.create("t", StringColumn.create("a, \"b\"", "x", "y\nz"), close);
        assertThat(SnapshotText.of(table)).isEqualTo("\"a, \"\"b\"\"\",close\nx,1.5\n\"y\u2028z\",\n");
    }

    @Test
    void numbersMayDifferByTheTolerance() {
        assertThat(SnapshotText.isSame("a,1.0,x\n", "a,1.001,x\n", 0.01)).isTrue();
        assertThat(SnapshotText.isSame("a,1.0,x\n", "a,1.001,x\n", 0)).isFalse();
        assertThat(SnapshotText.isSame("a,1.0,x\n", "a,1.001,y\n", 0.01)).isFalse();
        assertThat(SnapshotText.isSame("[1.0, 2.0]\n", "[1.0, 2.005]\n", 0.01)).isTrue();
        assertThat(SnapshotText.isSame("1\n2\n", "1\n", 1)).isFalse();
    }

    @Test
    void differencesNameTheirLines() {
        SnapshotText.Difference difference = SnapshotText.difference("a\nb\nc\n", "a\nB\n", 0);
        assertThat(difference.count()).isEqualTo(2);
        assertThat(difference.text()).isEqualTo("line 2 - b\nline 2 + B\nline 3 - c");
        assertThat(difference.expected()).isEqualTo("b\nc");
    }
}
