package dev.barista.kernel.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the code of cells calls in place of methods of the JDK that would not notice a stop; see {@link StopChecks}. Each
 * does what the JDK's own does, for threads that run no cell as well. Stateless.
 */
public final class CellCalls {
    private CellCalls() {}

    /** In place of {@link CompletableFuture#join}, which keeps waiting when it is interrupted. */
    public static @Nullable Object join(CompletableFuture<?> future) {
        boolean interrupted = false;
        while (!future.isDone()) {
            try {
                var unused = future.get();
            } catch (InterruptedException e) {
                // The flag tells the check of an interrupt that ends code too.
                Thread.currentThread().interrupt();
                CellThread.check();
                interrupted = Thread.interrupted();
            } catch (ExecutionException | RuntimeException e) {
                break; // Thrown by join itself, in the form that it gives it.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return future.join();
    }

    /** In place of {@link ServerSocket#accept}: the socket is closed if the cell does not stop otherwise. */
    public static Socket accept(ServerSocket socket) throws IOException {
        opened(socket);
        return socket.accept();
    }

    /** In place of {@link Socket#getInputStream}: the socket is closed if the cell does not stop otherwise. */
    public static InputStream getInputStream(Socket socket) throws IOException {
        opened(socket);
        return socket.getInputStream();
    }

    private static void opened(Closeable resource) {
        if (Thread.currentThread() instanceof CellThread cell) {
            cell.closeOnStop(resource);
        }
    }

    /** In place of {@link Pattern#matcher}: a search that goes back and forth without end reads its text all the time. */
    public static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(Thread.currentThread() instanceof CellThread ? new Watched(text) : text);
    }

    /** In place of {@link Pattern#matches(String, CharSequence)}. */
    public static boolean matches(String regex, CharSequence text) {
        return matcher(Pattern.compile(regex), text).matches();
    }

    /** In place of {@link String#matches}. */
    public static boolean matches(String text, String regex) {
        return matches(regex, (CharSequence) text);
    }

    /** Text that ends a cell when it is read after a stop. */
    private static final class Watched implements CharSequence {
        /** Reading is the innermost of loops; looking each time would show. */
        private static final int LOOK_EACH = 1 << 10;

        private final CharSequence text;
        private int reads;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads % LOOK_EACH == 0) {
                CellThread.check();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
