package dev.barista.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** What Spark's process answers, and where it may run; Spark itself is in {@code SparkOnStoreIT}. */
class SparkRowsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private SqlResult read() throws Exception {
        return SparkRows.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private void columns(String... namesAndTypes) throws IOException {
        out.writeByte(SparkChild.ROWS);
        out.writeInt(namesAndTypes.length / 2);
        for (String each : namesAndTypes) {
            SparkChild.text(out, each);
        }
    }

    @Test
    void rowsBecomeATableWithMissingValues() throws Exception {
        columns("n", "long", "n", "decimal(10,2)", "day", "date", "time", "timestamp", "name", "string");
        out.writeBoolean(true);
        out.writeByte('L');
        out.writeLong(7);
        out.writeByte('D');
        out.writeDouble(0.5);
        out.writeByte('d');
        out.writeLong(19_800);
        out.writeByte('t');
        out.writeLong(1_700_000_000_123_000L);
        out.writeByte('S');
        SparkChild.text(out, "café");
        out.writeBoolean(true);
        out.write("00000".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.writeBoolean(false);
        out.writeBoolean(true);
        SqlResult result = read();
        Table table = Objects.requireNonNull(result.table());
        assertThat(result.whole()).isFalse();
        assertThat(table.columnNames()).containsExactly("n", "n_2", "day", "time", "name");
        assertThat(table.row(0).getLong("n")).isEqualTo(7);
        assertThat(table.doubleColumn("n_2").get(0)).isEqualTo(0.5);
        assertThat(table.dateColumn("day").get(0)).hasToString("2024-03-18");
        assertThat(table.instantColumn("time").get(0)).hasToString("2023-11-14T22:13:20.123Z");
        assertThat(table.stringColumn("name").get(0)).isEqualTo("café");
        assertThat(table.columns())
                .allSatisfy(column -> assertThat(column.isMissing(1)).isTrue());
    }

    @Test
    void whatIsWrongIsSaidWithoutSparksPlan() throws Exception {
        out.writeByte(SparkChild.FAILED);
        SparkChild.text(
                out,
                "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column with name `volum` cannot be resolved. Did you mean [`volume`]?; "
                        + "line 1 pos 7;\n'Project ['volum]\n+- Range\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(SqlFailure.class)
                .hasMessageEndingWith("Did you mean [`volume`]?; line 1 pos 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[2]", "local[*]", "spark://host:7077", "spark://one:7077,two:7077"})
    void mastersAreKnown(String master) {
        assertThatCode(() -> SparkMaster.parse(master)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "local[0]", "local[2", "spark://", "spark://host", "yarn", "LOCAL"})
    void otherMastersAreNot(String master) {
        assertThatThrownBy(() -> SparkMaster.parse(master)).hasMessageContaining("Try: %%sql --engine local[2]");
    }

    @Test
    void aJdkThatSparkDoesNotRunOnIsSaid() {
        assertThatCode(() -> SparkMaster.checkJava(17)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SparkMaster.checkJava(25))
                .hasMessage(
                        "Spark 4 runs on JDK 17 to 21, and this kernel runs on 25. Set BARISTA_JAVA to such a JDK and "
                                + "restart, or leave --engine out: DuckDB runs on any");
    }

    @Test
    void aMasterThatDoesNotAnswerIsSaid() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
            assertThatCode(() -> SparkMaster.parse("spark://127.0.0.1:" + socket.getLocalPort())
                            .checkReachable())
                    .doesNotThrowAnyException();
        }
        SparkMaster gone = SparkMaster.parse("spark://127.0.0.1:" + free);
        assertThatThrownBy(gone::checkReachable)
                .hasMessageStartingWith("no Spark master answers at spark://127.0.0.1:" + free);
        assertThatCode(() -> SparkMaster.parse("local[2]").checkReachable()).doesNotThrowAnyException();
    }
}
