package dev.barista.alpaca;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Gives the HTTP client connections to nobody. For one rehearsal; threads may share it. */
final class RehearsalSockets extends SocketFactory {
    private final MadeUpAnswers answers = new MadeUpAnswers();
    private final Runnable beforeAnswer;

    /** @param beforeAnswer called before each answer, by the thread that asks; may take its time */
    RehearsalSockets(Runnable beforeAnswer) {
        this.beforeAnswer = beforeAnswer;
    }

    @Override
    public Socket createSocket() {
        return new RehearsalSocket(answers, beforeAnswer);
    }

    @Override
    public Socket createSocket(String host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        return createSocket();
    }
}
