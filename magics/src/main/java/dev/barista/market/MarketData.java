package dev.barista.market;

import java.util.concurrent.CompletableFuture;

/** A source of bars and option chains behind HTTP. Any thread may use it; once it is connected it blocks none. */
public interface MarketData extends AutoCloseable {
    /** Shown in progress and on plots, for example {@code "Alpaca"} or {@code "practice data"}. */
    String name();

    /** Whether the bars are made up: whatever is made of them must say so. */
    boolean isPractice();

    /** Gets ready for the first request, which may take a while; at once if it is. What fails, the request tells of. */
    default void connect() {}

    /**
     * Makes one HTTP request, without retries: pace and retries are the loader's.
     *
     * @return completes normally with an outcome; cancelling it cancels the call
     */
    CompletableFuture<Outcome> ask(MarketQuery query);

    /** Cancels what is under way and gives back connections and threads. */
    @Override
    void close();
}
