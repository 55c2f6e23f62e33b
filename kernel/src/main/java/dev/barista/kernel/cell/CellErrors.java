package dev.barista.kernel.cell;

import dev.barista.kernel.shell.Evaluated;
import dev.barista.kernel.shell.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Words for how cells fail. Stateless. */
final class CellErrors {
    private CellErrors() {}

    /** @param why as a sentence, with what becomes of the cell */
    static CellResult abandoned(String why) {
        return new CellResult.Failed("Interrupted", why, List.of(why));
    }

    /** @param advice a sentence on what to do about a problem */
    static CellResult.Failed rejected(
            List<Evaluated.Problem> problems,
            CellPart.Java java,
            CellSource from,
            Function<Evaluated.Problem, Optional<String>> advice) {
        Set<String> said = new HashSet<>();
        List<String> lines = new ArrayList<>();
        String source = java.source();
        for (Evaluated.Problem problem : problems) {
            String before = source.substring(0, problem.start());
            long number = java.line() + before.chars().filter(c -> c == '\n').count();
            lines.add(Traceback.RED + from.place(number) + ": " + problem.message() + Traceback.PLAIN);
            lines.addAll(problem.markedIn(source));
            advice.apply(problem).filter(said::add).ifPresent(lines::add);
        }
        return new CellResult.Failed("CompileError", problems.get(0).message(), lines);
    }

    /** @param advice what to do about it, as a sentence; empty if nothing can be said */
    static CellResult thrown(
            Throwable error, Function<StackTraceElement, Optional<Place>> locate, Optional<String> advice) {
        UserMistake mistake = Causes.first(error, UserMistake.class);
        if (mistake != null) {
            String message = String.valueOf(mistake.getMessage());
            return new CellResult.Failed(mistake.kind(), message, List.of(Traceback.RED + message + Traceback.PLAIN));
        }
        List<String> lines = Traceback.of(error, locate);
        advice.ifPresent(lines::add);
        String message = error.getMessage() == null ? "" : FrameText.withoutOuterClass(error.getMessage());
        return new CellResult.Failed(error.getClass().getSimpleName(), message, lines);
    }
}
