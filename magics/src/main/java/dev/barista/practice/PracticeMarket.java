package dev.barista.practice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A running practice market: an HTTP server on a free port of loopback that answers {@code GET /v2/stocks/bars},
 * {@code GET /v2/stocks/{symbol}/bars}, {@code GET /v1beta1/options/snapshots/{underlying}} and
 * {@code GET /v1beta1/options/bars} as Alpaca's market data API does. Made by {@link #start}; safe for threads.
 *
 * <p>The bars are made up; whatever is made from them must say "practice data". They depend on symbol and time alone:
 * the same request gets the same bars from any instance. There are bars of every well-formed symbol from 2016-01-04 to
 * now, except those that begin with {@code ZZ}: there are no such symbols. Keys are accepted, none are needed. There are
 * no splits or dividends, so all adjustments are the same, as are all feeds.
 *
 * <p>Defects, as every source has them: of minute and hour bars one in 64 is missing, of day bars one in 20, of week and
 * month bars one in 24; one bar in 1,024 has a high or a low that is 6–20 % off; one in 2,048 has high and low
 * interchanged; one in 1,024 comes twice.
 *
 * <p>Options are priced by Black and Scholes on a surface of implied volatility with a smile; see {@link OptionMarket}.
 * One contract in 50 has no quote, one in 20 neither greeks nor implied volatility, one in 12 no trade.
 *
 * <p>Latency holds up no thread: two threads answer whatever number of calls is waiting, up to 1,000.
 */
public final class PracticeMarket implements AutoCloseable {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final int THREADS = 2;
    private static final int MAX_CALLS_AT_ONCE = 1000;
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ScheduledThreadPoolExecutor pool;
    private final Endpoints endpoint;
    private final CallBudget budget;
    private final long latencyMillis;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger callsAtOnce = new AtomicInteger();

    private PracticeMarket(PracticeOptions options, HttpServer server) {
        this.server = server;
        endpoint = new Endpoints(options.calendar(), options.clock());
        budget = new CallBudget(options.callsPerWindow(), options.window(), options.clock());
        latencyMillis = options.latency().toMillis();
        AtomicInteger threads = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "practice-market-" + threads.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts a market; takes a few milliseconds. Sets the system property {@code sun.net.httpserver.nodelay} unless it is
     * set: the JDK's server knows no other way.
     *
     * @throws UncheckedIOException if loopback has no free port
     */
    public static PracticeMarket start(PracticeOptions options) {
        // The server writes head and body apart; with Nagle's algorithm every small answer would take 40 ms more.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            PracticeMarket market = new PracticeMarket(options, HttpServer.create(anyPort, BACKLOG));
            market.open();
            return market;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the practice market cannot listen on loopback; is a firewall in the way?", e);
        }
    }

    private void open() {
        server.setExecutor(pool);
        server.createContext("/", this::take);
        // The server's own thread is a daemon if the thread that starts it is: a forgotten market must not keep a JVM.
        Thread starter = new Thread(server::start, "practice-market-start");
        starter.setDaemon(true);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            // The port is bound already: calls wait in the backlog for the moment that the start takes.
            Thread.currentThread().interrupt();
        }
    }

    /** For example {@code http://127.0.0.1:40123}; without a slash at the end. */
    public URI baseUri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Requests received so far, whatever the answer. */
    public long calls() {
        return calls.get();
    }

    /** Stops answering at once; calls under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }

    private void take(HttpExchange exchange) {
        calls.incrementAndGet();
        CallBudget.Grant grant = budget.call();
        if (callsAtOnce.incrementAndGet() > MAX_CALLS_AT_ONCE) {
            end(exchange, null);
            return;
        }
        try {
            var unused = pool.schedule(() -> end(exchange, grant), latencyMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile.
            end(exchange, null);
        }
    }

    /** Answers, or hangs up if there is no {@code grant}, the answer fails or the client has gone. */
    private void end(HttpExchange exchange, CallBudget.@Nullable Grant grant) {
        try (exchange) {
            if (grant != null) {
                endpoint.answer(exchange, grant);
            }
        } catch (IOException | RuntimeException e) {
            // Closing cuts the connection in the middle of the answer, which the client sees and reports.
            System.getLogger(PracticeMarket.class.getName()).log(System.Logger.Level.DEBUG, "practice call failed", e);
        } finally {
            callsAtOnce.decrementAndGet();
        }
    }
}
