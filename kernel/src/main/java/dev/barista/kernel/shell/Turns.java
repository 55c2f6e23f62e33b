package dev.barista.kernel.shell;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The evaluations under way: one compiles, the code of others may be running. One for a shell; any thread may ask. */
final class Turns {
    private final CellControl control;
    private final CellClasses classes;
    private final Set<Turn> underWay = ConcurrentHashMap.newKeySet();

    Turns(CellControl control, CellClasses classes) {
        this.control = control;
        this.classes = classes;
    }

    /** Evaluates for {@code asking}; to be called by whoever holds the shell's lock. It ends with {@link #end}. */
    <T> T take(Caller asking, Supplier<T> evaluation) {
        Turn turn = new Turn(asking);
        underWay.add(turn);
        control.serve(turn);
        try {
            return evaluation.get();
        } finally {
            control.serve(new Turn(null));
        }
    }

    /** What {@code asking} asked for is done, its code included. */
    void end(Thread asking) {
        underWay.removeIf(turn -> turn.isOf(asking));
    }

    /** Whether {@code thread} waits for an evaluation that it asked for, or runs its code. */
    boolean include(Thread thread) {
        return underWay.stream().anyMatch(turn -> turn.isOf(thread));
    }

    /** Nobody waits any longer for what {@code thread} asked for. */
    void leave(Thread thread) {
        underWay.stream().filter(turn -> turn.isOf(thread)).forEach(Turn::leave);
        end(thread);
    }

    /** Where the code of a frame stands that runs now, as when it prints a stack trace; empty if it is not a cell's. */
    Optional<Place> locate(StackTraceElement frame) {
        Optional<String> name = Origins.cellClass(frame.getClassName());
        Optional<Turn> turn = name.flatMap(
                it -> underWay.stream().filter(each -> each.hasLoaded(it)).findAny());
        try {
            return turn.isEmpty()
                    ? Optional.empty()
                    : Origins.locateRunning(
                            turn.get().written(),
                            frame,
                            classes.findClass(name.get()).getDeclaredFields().length == 0);
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
