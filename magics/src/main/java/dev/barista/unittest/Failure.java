package dev.barista.unittest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a test failed, in words. Made by {@link Failures}; immutable.
 *
 * @param type the exception's class as its cell names it
 * @param message one or more lines
 * @param expected what an assertion wanted; null if it did not say
 * @param actual what it got; null if it did not say
 * @param frames places in cells, the innermost first: {@code In[4]:2  assertEquals(1, x);}
 */
record Failure(
        String type,
        String message,
        @Nullable String expected,
        @Nullable String actual,
        List<String> frames) {
    Failure {
        frames = List.copyOf(frames);
    }

    /** The first line of the message. */
    String headline() {
        return message.strip().lines().findFirst().orElse(type);
    }
}
