package dev.barista.kernel.cell;

import dev.barista.kernel.shell.Evaluated;
import dev.barista.kernel.shell.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Words for how cells fail: places in the cell first, the kernel's own frames folded. Stateless. */
final class CellErrors {
    private static final int MAX_LIBRARY_FRAMES = 10;
    private static final int MAX_CELL_FRAMES = 20;
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private CellErrors() {}

    /** @param doing what holds the cell up, as a sentence without a full stop */
    static CellResult abandoned(String doing) {
        String message = "The cell did not stop within 5 seconds and goes on in the background. " + doing
                + ". Variables are kept; restart the kernel if it must end";
        return new CellResult.Failed("Interrupted", message, List.of(message));
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
            int start = source.lastIndexOf('\n', problem.start() - 1) + 1;
            int end = source.indexOf('\n', start);
            String text = source.substring(start, end < 0 ? source.length() : end);
            long number = java.line()
                    + source.substring(0, start).chars().filter(c -> c == '\n').count();
            int marks = Math.max(1, Math.min(problem.end(), start + text.length()) - problem.start());
            lines.add(RED + from.place(number) + ": " + problem.message() + PLAIN);
            lines.add("    " + text);
            lines.add("    " + " ".repeat(problem.start() - start) + "^".repeat(marks));
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
            return new CellResult.Failed(mistake.kind(), message, List.of(RED + message + PLAIN));
        }
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String prefix = "";
        for (@Nullable Throwable at = error; at != null && seen.add(at); at = at.getCause()) {
            lines.add(RED + prefix + text(at) + PLAIN);
            addFrames(lines, at.getStackTrace(), locate);
            prefix = "Caused by: ";
        }
        advice.ifPresent(lines::add);
        String message = error.getMessage() == null ? "" : FrameText.withoutOuterClass(error.getMessage());
        return new CellResult.Failed(error.getClass().getSimpleName(), message, lines);
    }

    /** The kernel's own say what to do; how their classes are called helps nobody. */
    private static String text(Throwable error) {
        return error.getClass().getName().startsWith("dev.barista.kernel.shell.")
                ? String.valueOf(error.getMessage())
                : FrameText.withoutOuterClass(error.toString());
    }

    private static void addFrames(
            List<String> lines, StackTraceElement[] frames, Function<StackTraceElement, Optional<Place>> locate) {
        List<String> library = new ArrayList<>();
        int shown = 0;
        int folded = 0;
        for (StackTraceElement frame : frames) {
            Optional<Place> place = locate.apply(frame);
            if (place.isPresent() && shown++ < MAX_CELL_FRAMES) {
                lines.add("    at " + place.get() + "  " + place.get().source());
            } else if (place.isEmpty() && shown == 0 && !isOurs(frame) && library.size() < MAX_LIBRARY_FRAMES) {
                library.add("    in " + frame);
            } else {
                folded++;
            }
        }
        lines.addAll(library);
        if (folded > 0) {
            lines.add("    … " + folded + " more frames");
        }
    }

    private static boolean isOurs(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("dev.barista.")
                || name.startsWith("REPL.")
                || name.startsWith("jdk.jshell.")
                || name.startsWith("jdk.internal.reflect.")
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("java.util.concurrent.ThreadPoolExecutor")
                || name.equals("java.util.concurrent.CompletableFuture$AsyncSupply")
                || name.equals("java.lang.Thread");
    }
}
