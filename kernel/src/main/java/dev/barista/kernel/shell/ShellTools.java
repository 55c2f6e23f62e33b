package dev.barista.kernel.shell;

import java.util.Optional;

/** Finds what a kernel offers to the code of its cells. Stateless. */
public final class ShellTools {
    private ShellTools() {}

    /** What {@link JavaShell#offer} was given, by the shell whose code is nearest on the calling thread's stack. */
    public static <T> Optional<T> ofCaller(Class<T> type) {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(frame -> CellClasses.toolsOf(frame.getDeclaringClass()))
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst());
    }
}
