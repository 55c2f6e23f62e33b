package dev.barista.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That an evaluation costs no more after many others: counted, since time says little on a busy machine. */
class EvaluationCostTest {
    /** {@code -Dbarista.cells=10000} for more. */
    private static final int CELLS = Integer.getInteger("barista.cells", 150);

    @Test
    void looksThroughNoMoreClassesAfterManyCells() {
        try (JavaShell shell = new JavaShell(List.of())) {
            value(shell, "int total = 0;\nclass Kept { int one() { return 1; } }");
            value(shell, "var kept = new Kept() { int two() { return 2; } };");

            for (int i = 0; i < CELLS; i++) {
                value(shell, "total += kept.two();\nRunnable task = () -> {};\ntotal + new Kept().one()");
            }

            // At most what is in use, and as much again with what gathers until forgetting is worth the while.
            assertThat(shell.visibleClasses()).isBetween(3, 150);
            assertThat(value(shell, "new Kept().one() + kept.two()")).isEqualTo(3);
            assertThat(value(shell, "total")).isEqualTo(2 * CELLS);
        }
    }

    @Test
    void leavesJShellOutOfWhatDeclaresNothing() {
        try (JavaShell shell = new JavaShell(List.of("java.util.*"))) {
            value(shell, "int total = 0;");
            value(shell, "int twice(int n) { return 2 * n; }");
            int before = shell.snippets();

            for (int i = 0; i < CELLS; i++) {
                value(
                        shell,
                        "total += twice(" + i
                                + ");\nfor (int n = 0; n < 2; n++) { total--; }\ntotal + List.of(1).size()");
                value(shell, "System.out.print(\"\");\nSystem.out.print(\"\")");
                value(shell, "total = twice(total) / 2");
            }

            assertThat(shell.snippets()).isEqualTo(before);
            assertThat(value(shell, "total")).isEqualTo(CELLS * (CELLS - 1) - 2 * CELLS);
        }
    }

    private static @Nullable Object value(JavaShell shell, String source) {
        Evaluated end = shell.evaluate(source, "In[1]", 1);
        assertThat(end).isInstanceOf(Evaluated.Done.class);
        return ((Evaluated.Done) end).value();
    }
}
