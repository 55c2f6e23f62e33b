package dev.barista.kernel.shell;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import jdk.jshell.JShell;

/**
 * Imports that every cell sees. JShell takes two runs of javac for each, too long for the start of a kernel: it is told
 * of them one by one while nothing else is to be done, at the latest when it is asked for something. Those that do not
 * resolve are left out. One for a shell, guarded by its lock.
 */
final class FirstImports {
    private final JShell shell;
    private final Deque<String> left;

    /** @param imports each as it stands in an import declaration */
    FirstImports(JShell shell, List<String> imports) {
        this.shell = shell;
        left = new ArrayDeque<>(imports);
    }

    /** Those that JShell does not know yet. */
    Collection<String> left() {
        return Collections.unmodifiableCollection(left);
    }

    /** Tells JShell of one more; false if there is none. */
    boolean makeNext() {
        String next = left.poll();
        if (next != null) {
            shell.eval("import " + next + ";");
        }
        return next != null;
    }

    void makeAll() {
        boolean more = true;
        while (more) {
            more = makeNext();
        }
    }
}
