package dev.barista.alpaca;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Sets up the HTTP client. */
final class HttpClients {
    /** Calls under way at once; the HTTP client's own default is 5 a host. */
    private static final int MAX_CALLS = 64;

    /**
     * A full page has 300 kB when packed, so that a network of 25 kB a second suffices; two such calls in vain end within
     * half a minute.
     */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(13);

    /** A market in this very process cannot be gone: when it is silent, the machine has other work to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int UNAVAILABLE = 503;
    private static final int IDLE_THREAD_SECONDS = 30;
    /**
     * Idle connections are given up before common servers do it (the JDK's after 30 s), so that a call after a wait for
     * budget does not meet a dead one.
     */
    private static final int IDLE_CONNECTION_SECONDS = 20;

    private HttpClients() {}

    /**
     * A client that makes one HTTP request a call, whatever happens: retries are counted and paced by the loader. It
     * follows no redirect, which could take keys elsewhere.
     *
     * @param secure whether the server speaks TLS: getting ready for that takes longer than a first call
     */
    static OkHttpClient create(boolean secure) {
        Dispatcher dispatcher = new Dispatcher(threads());
        dispatcher.setMaxRequests(MAX_CALLS);
        dispatcher.setMaxRequestsPerHost(MAX_CALLS);
        return oneRequestACall(new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionSpecs(List.of(secure ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(MAX_CALLS, IDLE_CONNECTION_SECONDS, TimeUnit.SECONDS))
                .connectTimeout(Duration.ofSeconds(5))
                .writeTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(8))
                .callTimeout(LONGEST_CALL)
                .build());
    }

    /** The same for a server in this process, which is waited for much longer. */
    static OkHttpClient patient() {
        return create(false)
                .newBuilder()
                .connectTimeout(PATIENCE)
                .writeTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .callTimeout(PATIENCE)
                .build();
    }

    /** {@code client} without redirects and retries of its own. */
    static OkHttpClient oneRequestACall(OkHttpClient client) {
        return client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(HttpClients::hideInvitationToRetry)
                .build();
    }

    /** The client repeats a call by itself when a 503 says {@code Retry-After: 0}; there is no other way to stop it. */
    private static Response hideInvitationToRetry(Interceptor.Chain chain) throws java.io.IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == UNAVAILABLE
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** Bounded by the dispatcher; daemons, so that the JVM can end. */
    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "market-data");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
