package dev.barista.kernel.cell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives each line that is printed to its target at once, with its end. Needs no flush, and takes no lock for one: javac
 * flushes standard error while it answers a front end, and a cell may have that locked. Any thread may use it.
 */
final class LinePrintStream extends PrintStream {
    LinePrintStream(OutputStream target) {
        super(target, false, StandardCharsets.UTF_8);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    private void line(String text) {
        print(text + System.lineSeparator());
    }

    @Override
    public void println() {
        line("");
    }

    @Override
    public void println(boolean value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(@Nullable String value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(@Nullable Object value) {
        line(String.valueOf(value));
    }
}
