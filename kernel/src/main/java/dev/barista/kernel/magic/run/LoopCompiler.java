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
        String expression = code.strip().replaceAll(";+$", "");
        Evaluated kept = evaluate(setup, "$sink.keep(\n" + expression + "\n);");
        if (kept instanceof Evaluated.Done done && done.value() instanceof Loop loop) {
            return loop;
        }
        Evaluated plain = evaluate(setup, "{\n" + code + "\n;}");
        if (plain instanceof Evaluated.Done done && done.value() instanceof Loop loop) {
            return loop;
        }
        throw mistake(isExpression(expression) ? kept : plain);
    }

    private Evaluated evaluate(String setup, String body) {
        String source = "(" + Loop.class.getName() + ") ($times, $sink) -> {\n" + setup
                + "\n;long $begin = System.nanoTime();\nfor (long $i = 0; $i < $times; $i++)\n" + body
                + "\nreturn System.nanoTime() - $begin;\n}";
        return shell.evaluate(source, NAME, 1);
    }

    private static boolean isExpression(String text) {
        return !text.contains(";");
    }

    private static UserMistake mistake(Evaluated failed) {
        String why = failed instanceof Evaluated.Rejected rejected
                ? rejected.problems().get(0).message().replaceAll("\\s+", " ")
                : "it needs something that is not declared yet";
        return new UserMistake(NAME + " cannot compile this: " + why);
    }
}
