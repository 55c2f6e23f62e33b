package dev.barista.kernel.cell;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;

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
        // The log's handler takes the real one when it is made.
        var unused = Logger.getLogger("").getHandlers();
        System.setIn(new LineInputStream(cells, input));
        System.setOut(new LinePrintStream(new Routed(cells, CellContext::out, out -> out)));
        System.setErr(new LinePrintStream(new Routed(cells, CellContext::err, cells::readableError)));
    }

    /** Each print comes as one write, and so does each line of a stack trace. */
    private final class Routed extends OutputStream {
        private final CurrentCell cells;
        private final Function<CellContext, PrintStream> stream;
        private final UnaryOperator<String> change;

        Routed(CurrentCell cells, Function<CellContext, PrintStream> stream, UnaryOperator<String> change) {
            this.cells = cells;
            this.stream = stream;
            this.change = change;
        }

        @Override
        public void write(int value) {
            target().write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            String changed = change.apply(text);
            if (changed.equals(text)) {
                target().write(bytes, offset, length);
            } else {
                target().print(changed);
            }
        }

        private PrintStream target() {
            return cells.find().map(stream).orElse(err);
        }
    }

    @Override
    public void close() {
        System.setIn(in);
        System.setOut(out);
        System.setErr(err);
    }
}
