package dev.barista.kernel.wire;

import java.util.logging.Logger;

/** The logs of what the kernel's start waits for, which does not wait for Java's logging in turn. Stateless. */
final class WireLog {
    private WireLog() {}

    /** That of a class; to be asked for when it is needed. */
    static Logger of(Class<?> type) {
        return Logger.getLogger(type.getName());
    }
}
