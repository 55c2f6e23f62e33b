package dev.barista.kernel.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import jdk.jshell.SourceCodeAnalysis;

/**
 * What a compiler does while nobody asks for anything yet, so that first cells and questions find it warm. One for a
 * shell, guarded by its lock, which is free between the steps.
 */
final class Rehearsal {
    private static final String CELL = "1 + 1";
    private static final String QUESTION = "\"\".le";

    private final Deque<BooleanSupplier> steps;

    /** @param imports made in between */
    Rehearsal(Compiler compiler, FirstImports imports) {
        // Each is repeated until it returns false.
        steps = new ArrayDeque<>(
                List.of(() -> evaluate(compiler), KernelJar::hold, imports::makeNext, () -> complete(compiler)));
    }

    /** Takes the next step; returns whether it was the last. */
    boolean next() {
        BooleanSupplier step = steps.peek();
        if (step != null && !step.getAsBoolean()) {
            steps.remove();
        }
        return steps.isEmpty();
    }

    private static boolean evaluate(Compiler compiler) {
        if (!compiler.isUsed()) {
            compiler.evaluate(compiler.parseToRun(CELL), "start", 1);
        }
        return false;
    }

    private static boolean complete(Compiler compiler) {
        SourceCodeAnalysis analysis = compiler.shell().sourceCodeAnalysis();
        analysis.completionSuggestions(QUESTION, QUESTION.length(), new int[1]);
        return false;
    }
}
