package dev.barista.alpaca;

import dev.barista.market.MarketData;
import dev.barista.market.MarketQuery;
import dev.barista.market.Outcome;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Bars and option chains from Alpaca's market data API, or from a server that answers like it. Made once per source; any thread may use
 * it. Answers are decoded on the HTTP client's threads.
 */
public final class AlpacaMarketData implements MarketData {
    /** Its name in progress and on plots. */
    public static final String NAME = "Alpaca";

    /** An address that no name server has to be asked for. */
    private static final URI NOBODY = URI.create("http://127.0.0.1");

    private final String name;
    private final boolean practice;
    private final Addresses addresses;
    private final @Nullable Credentials credentials;
    private final OkHttpClient client;
    private final AnswerReader answers;

    private AlpacaMarketData(String name, boolean practice, AlpacaEndpoint endpoint, OkHttpClient client, Clock clock) {
        this.name = name;
        this.practice = practice;
        this.addresses = new Addresses(endpoint);
        this.credentials = endpoint.credentials();
        this.client = client;
        this.answers = new AnswerReader(clock, credentials);
    }

    /** The real API at {@code endpoint}. */
    public static AlpacaMarketData of(AlpacaEndpoint endpoint) {
        return of(endpoint, HttpClients.create(endpoint.isSecure()), Clock.systemUTC());
    }

    /**
     * The practice market that listens at {@code base}; what comes from it is made up. It runs in this process, so that it
     * is only slow when the machine is busy: calls wait for minutes rather than fail.
     */
    public static AlpacaMarketData practice(URI base) {
        return new AlpacaMarketData(
                "practice data", true, new AlpacaEndpoint(base, null), HttpClients.patient(), Clock.systemUTC());
    }

    /**
     * A source that asks nobody: all that a call goes through up to its connection, and answers with bars made up in memory.
     *
     * @param beforeAnswer called before each answer, by a thread of the HTTP client; may take its time
     */
    public static AlpacaMarketData rehearsing(Runnable beforeAnswer) {
        return new AlpacaMarketData(
                "nobody",
                true,
                new AlpacaEndpoint(NOBODY, null),
                HttpClients.patient()
                        .newBuilder()
                        .proxy(Proxy.NO_PROXY)
                        .socketFactory(new RehearsalSockets(beforeAnswer))
                        .build(),
                Clock.systemUTC());
    }

    /** The real API through {@code client}, which is closed with this source. */
    static AlpacaMarketData of(AlpacaEndpoint endpoint, OkHttpClient client, Clock clock) {
        return new AlpacaMarketData(NAME, false, endpoint, HttpClients.oneRequestACall(client), clock);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isPractice() {
        return practice;
    }

    @Override
    public CompletableFuture<Outcome> ask(MarketQuery query) {
        Call call = client.newCall(request(query));
        Answer outcome = new Answer(query, call);
        call.enqueue(outcome);
        return outcome;
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** Without the keys, which no text shows. */
    @Override
    public String toString() {
        return name + " at " + addresses.host();
    }

    private Request request(MarketQuery query) {
        Request.Builder request = new Request.Builder().url(addresses.of(query)).header("Accept", "application/json");
        if (credentials != null) {
            request.header("APCA-API-KEY-ID", credentials.keyId())
                    .header("APCA-API-SECRET-KEY", credentials.secretKey());
        }
        return request.build();
    }

    private final class Answer extends CompletableFuture<Outcome> implements Callback {
        private final MarketQuery query;
        private final Call call;

        Answer(MarketQuery query, Call call) {
            this.query = query;
            this.call = call;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            call.cancel();
            return cancelled;
        }

        @Override
        public void onFailure(Call call, IOException failure) {
            complete(AnswerReader.failed(failure));
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                complete(answers.read(query, response));
            } catch (Throwable unexpected) {
                // Whoever waits must hear of it, whatever it is.
                completeExceptionally(unexpected);
            }
        }
    }
}
