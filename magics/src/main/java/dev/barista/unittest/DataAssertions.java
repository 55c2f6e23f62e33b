package dev.barista.unittest;

import dev.barista.load.Load;
import dev.barista.quality.QualityReport;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** AssertJ's assertions, and more on tables and on the quality of bars; imported into test cells. Stateless. */
public class DataAssertions extends Assertions {
    /** For the import of static methods alone. */
    protected DataAssertions() {}

    /** Begins an assertion on a table. */
    public static TableAssert assertThat(Table actual) {
        return new TableAssert(actual);
    }

    /** As {@code assertThat(actual).isEqualTo(expected)}: JUnit's own compares tables by identity. */
    public static void assertEquals(@Nullable Table expected, @Nullable Table actual) {
        assertEquals(expected, actual, "");
    }

    /** The same, with words for what is compared. */
    public static void assertEquals(@Nullable Table expected, @Nullable Table actual, String message) {
        new TableAssert(actual).as(message).isEqualTo(expected);
    }

    /** Begins an assertion on a load of bars; it waits until the load has ended. */
    public static QualityAssert assertThat(Load actual) {
        return new QualityAssert(actual.quality(), actual.failures());
    }

    /** Begins an assertion on a judgement of bars. */
    public static QualityAssert assertThat(QualityReport actual) {
        return new QualityAssert(actual, java.util.Map.of());
    }
}
