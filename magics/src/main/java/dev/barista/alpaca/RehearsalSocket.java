package dev.barista.alpaca;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** A connection to nobody: what is written to it is answered in memory. For one request after another, by one thread at a time. */
final class RehearsalSocket extends Socket {
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final MadeUpAnswers answers;
    private final Runnable beforeAnswer;
    private final StringBuilder asked = new StringBuilder();
    private InputStream answer = InputStream.nullInputStream();
    private boolean closed;
    private int timeoutMillis;

    /** @param beforeAnswer may take its time */
    RehearsalSocket(MadeUpAnswers answers, Runnable beforeAnswer) {
        this.answers = answers;
        this.beforeAnswer = beforeAnswer;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        // Nobody is there.
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                asked.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
                if (asked.indexOf(END_OF_HEAD) >= 0) {
                    beforeAnswer.run();
                    answer = answered();
                    asked.setLength(0);
                }
            }
        };
    }

    /** The HTTP client would have its thread end of an error, and say so below a cell. */
    private InputStream answered() throws IOException {
        try {
            return answers.answer(asked.toString());
        } catch (OutOfMemoryError e) {
            throw new IOException("no memory for a rehearsal", e);
        }
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return answer.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return answer.read(bytes, offset, length);
            }
        };
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeoutMillis;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized boolean isInputShutdown() {
        return closed;
    }

    @Override
    public synchronized boolean isOutputShutdown() {
        return closed;
    }

    @Override
    public void shutdownInput() {}

    @Override
    public void shutdownOutput() {}

    @Override
    public synchronized void close() {
        closed = true;
    }
}
