package dev.barista.kernel.cell;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Replaces the JVM's standard streams by those of the cells, each thread's going to the cell it runs for. Made once when
 * the kernel starts; closing brings the real ones back.
 */
public final class SystemStreams implements AutoCloseable {
    private final InputStream in = System.in;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    /** What belongs to no cell goes to the real standard error, where the server logs it. */
    public SystemStreams(CurrentCell cells, LineInput input) {
        System.setIn(new LineInputStream(input));
        System.setOut(routed(cells, CellContext::out));
        System.setErr(routed(cells, CellContext::err));
    }

    private PrintStream routed(CurrentCell cells, Function<CellContext, PrintStream> stream) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int value) {
                        target().write(value);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        target().write(bytes, offset, length);
                    }

                    private PrintStream target() {
                        return cells.find().map(stream).orElse(err);
                    }
                },
                false,
                StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setIn(in);
        System.setOut(out);
        System.setErr(err);
    }
}
