package dev.barista.kernel.magic.run;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.shell.Evaluated;
import dev.barista.kernel.shell.JavaShell;

/** Makes a loop of code that a user typed: an expression, whose value is kept from being optimised away, or statements. */
record LoopCompiler(JavaShell shell) {
    private static final String NAME = "%timeit";

    /**
     * Compiles.
     *
     * @param setup statements that each run makes once before its loop; may be empty
     * @throws UserMistake if it does not compile
     */
    Loop compile(String setup, String code) {
        String expression = code.replaceAll("[;\\s]+$", "");
        String kept = source(setup, "$sink.keep(\n" + expression + "\n);");
        Evaluated asExpression = shell.evaluate(kept, NAME, 1);
        if (asExpression instanceof Evaluated.Done done && done.value() instanceof Loop loop) {
            return loop;
        }
        String plain = source(setup, "{\n" + code + "\n;}");
        Evaluated asStatements = shell.evaluate(plain, NAME, 1);
        if (asStatements instanceof Evaluated.Done done && done.value() instanceof Loop loop) {
            return loop;
        }
        throw isExpression(expression) ? mistake(asExpression, kept) : mistake(asStatements, plain);
    }

    private static String source(String setup, String body) {
        return "(" + Loop.class.getName() + ") ($times, $sink) -> {\n" + setup
                + "\n;long $begin = System.nanoTime();\nfor (long $i = 0; $i < $times; $i++)\n" + body
                + "\nreturn System.nanoTime() - $begin;\n}";
    }

    private static boolean isExpression(String text) {
        return !text.contains(";");
    }

    /** Setup and code stand on lines of their own in {@code source}, so that these can be shown as they were typed. */
    private static UserMistake mistake(Evaluated failed, String source) {
        if (!(failed instanceof Evaluated.Rejected rejected)) {
            return new UserMistake(NAME + " cannot compile this: it needs something that is not declared yet");
        }
        Evaluated.Problem problem = rejected.problems().get(0);
        String why = problem.message().replaceAll("\\s+", " ");
        return new UserMistake(
                NAME + " cannot compile this: " + why + "\n" + String.join("\n", problem.markedIn(source)));
    }
}
