package dev.barista.kernel.cell;

import dev.barista.kernel.shell.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines that tell what was thrown: the error, its causes, and what was suppressed on the way; places in cells
 * first, the kernel's own frames folded. Made for one error; for one thread.
 */
final class Traceback {
    static final String RED = "\u001b[31m";
    static final String PLAIN = "\u001b[0m";

    private static final int MAX_LIBRARY_FRAMES = 10;
    private static final int MAX_CELL_FRAMES = 20;
    /** Beyond the causes of the error itself. */
    private static final int MAX_SUPPRESSED = 10;

    private static final String INDENT = "    ";

    private final Function<StackTraceElement, Optional<Place>> locate;
    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int suppressed;

    private Traceback(Function<StackTraceElement, Optional<Place>> locate) {
        this.locate = locate;
    }

    static List<String> of(Throwable error, Function<StackTraceElement, Optional<Place>> locate) {
        Traceback traceback = new Traceback(locate);
        traceback.add(error, "", "");
        return traceback.lines;
    }

    /** Causes stand as far left as what they caused, suppressed ones below it. */
    private void add(Throwable error, String word, String indent) {
        String prefix = word;
        for (@Nullable Throwable at = error; at != null && seen.add(at); at = at.getCause()) {
            lines.add(indent + RED + prefix + text(at) + PLAIN);
            if (indent.isEmpty()) {
                addFrames(at.getStackTrace());
            } else {
                addCellFrames(at.getStackTrace(), indent + INDENT);
            }
            addSuppressed(at.getSuppressed(), indent + INDENT);
            prefix = "Caused by: ";
        }
    }

    private void addSuppressed(Throwable[] errors, String indent) {
        for (int i = 0; i < errors.length; i++) {
            if (suppressed == MAX_SUPPRESSED) {
                lines.add(indent + "… " + (errors.length - i) + " more suppressed");
                return;
            }
            suppressed++;
            add(errors[i], "Suppressed: ", indent);
        }
    }

    /** The kernel's own say what to do; how their classes are called helps nobody. */
    private static String text(Throwable error) {
        return error.getClass().getName().startsWith("dev.barista.kernel.shell.")
                ? String.valueOf(error.getMessage())
                : FrameText.withoutOuterClass(error.toString());
    }

    private void addFrames(StackTraceElement[] frames) {
        List<String> library = new ArrayList<>();
        int shown = 0;
        int folded = 0;
        for (StackTraceElement frame : frames) {
            Optional<Place> place = locate.apply(frame);
            if (place.isPresent() && shown++ < MAX_CELL_FRAMES) {
                lines.add(INDENT + at(place.get()));
            } else if (place.isEmpty() && shown == 0 && !isOurs(frame) && library.size() < MAX_LIBRARY_FRAMES) {
                library.add(INDENT + "in " + frame);
            } else {
                folded++;
            }
        }
        lines.addAll(library);
        if (folded > 0) {
            lines.add(INDENT + "… " + folded + " more frames");
        }
    }

    private void addCellFrames(StackTraceElement[] frames, String indent) {
        List.of(frames).stream()
                .flatMap(frame -> locate.apply(frame).stream())
                .limit(MAX_CELL_FRAMES)
                .forEach(place -> lines.add(indent + at(place)));
    }

    private static String at(Place place) {
        return "at " + place + "  " + place.source();
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
