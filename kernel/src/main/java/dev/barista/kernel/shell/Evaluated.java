package dev.barista.kernel.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an evaluation of Java source ended. */
public sealed interface Evaluated {
    /**
     * It ran to its end.
     *
     * @param value of the last snippet, if that is an expression other than an assignment; else null
     * @param pending what was declared and cannot be used yet, one sentence each
     * @param type the value's type as cells can write it; null if there is none, or none that can be written
     */
    record Done(
            @Nullable Object value,
            List<String> pending,
            @Nullable String type) implements Evaluated {
        public Done {
            pending = List.copyOf(pending);
        }

        /** One whose type is not known. */
        public Done(@Nullable Object value, List<String> pending) {
            this(value, pending, null);
        }
    }

    /** A snippet does not compile; those before it have run, unless the source cannot even be parsed. */
    record Rejected(List<Problem> problems) implements Evaluated {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** The code threw. The stack trace is the raw one: {@link JavaShell#locate} tells where its frames are. */
    record Threw(Throwable error) implements Evaluated {}

    /**
     * One compile error.
     *
     * @param message what javac says
     * @param start offset of its first character in the source
     * @param end offset after its last character
     */
    record Problem(String message, int start, int end) {
        Problem movedBy(int offset) {
            return new Problem(message, start + offset, end + offset);
        }

        /** Two lines: that of {@code source} in which it begins, and below it marks under what it is about. */
        public List<String> markedIn(String source) {
            int begin = source.lastIndexOf('\n', start - 1) + 1;
            int after = source.indexOf('\n', begin);
            String line = source.substring(begin, after < 0 ? source.length() : after);
            int marks = Math.max(1, Math.min(end, begin + line.length()) - start);
            return List.of("    " + line, "    " + " ".repeat(start - begin) + "^".repeat(marks));
        }
    }
}
