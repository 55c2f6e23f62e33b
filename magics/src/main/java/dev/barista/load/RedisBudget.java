package dev.barista.load;

import dev.barista.market.InvalidInputException;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shared budget in Redis: a Bucket4j bucket, refilled as a whole at the window's end, that is gone once it is full, so
 * that the next window begins with its first call. The clocks of those who share must agree to a quarter of a second.
 */
public final class RedisBudget implements SharedBudget {
    private static final String PREFIX = "barista:budget:";
    /** For an answer; a connection that breaks is noticed at once. */
    private static final long PATIENCE_MILLIS = 3000;
    /** The first time much is loaded, and who gives up early takes a share that others count on. */
    private static final long CONNECT_MILLIS = 10_000;

    private final RedisURI uri;
    private final RedisClient client;
    private final String key;
    private final Map<Integer, AsyncBucketProxy> buckets = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<AsyncProxyManager<String>> connection;

    private RedisBudget(RedisURI uri, String key) {
        this.uri = uri;
        this.key = key;
        this.client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofMillis(CONNECT_MILLIS))
                        .build())
                .build());
    }

    /**
     * Connects with the first call.
     *
     * @param address {@code redis://[[user]:password@]host[:port][/database]}, or {@code rediss://} for TLS
     * @param account tells budgets apart, and is no secret
     * @throws InvalidInputException if it is no such address; the message does not show it
     */
    public static RedisBudget at(String address, String account) {
        try {
            RedisURI uri = RedisURI.create(address.strip());
            uri.setTimeout(Duration.ofMillis(CONNECT_MILLIS));
            return new RedisBudget(uri, PREFIX + account);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "BARISTA_BUDGET is not the address of a Redis server. Try: BARISTA_BUDGET=redis://localhost:6379");
        }
    }

    @Override
    public CompletableFuture<Long> take(int limit, Duration window) {
        return connected()
                .thenCompose(manager -> bucket(manager, limit, window)
                        .tryConsumeAndReturnRemaining(1)
                        .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .thenApply(RedisBudget::nanosToWait);
    }

    private static long nanosToWait(ConsumptionProbe probe) {
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    /** One for each limit: when the source changes it, all who share change to the same other bucket. */
    private AsyncBucketProxy bucket(AsyncProxyManager<String> manager, int limit, Duration window) {
        return buckets.computeIfAbsent(limit, each -> manager.builder()
                // Of one kernel's calls many are on their way at once, and would stand in each other's way.
                .withOptimization(Optimizations.batching())
                .build(key + ":" + limit, () -> CompletableFuture.completedFuture(configuration(limit, window))));
    }

    private static BucketConfiguration configuration(int limit, Duration window) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, window))
                .build();
    }

    private synchronized CompletableFuture<AsyncProxyManager<String>> connected() {
        CompletableFuture<AsyncProxyManager<String>> known = connection;
        if (known == null || known.isCompletedExceptionally()) {
            buckets.clear();
            known = client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri)
                    .toCompletableFuture()
                    .thenApply(RedisBudget::buckets)
                    .thenCompose(manager -> manager.getProxyConfiguration(key).thenApply(any -> manager))
                    .orTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS);
            connection = known;
        }
        return known;
    }

    private static AsyncProxyManager<String> buckets(StatefulRedisConnection<String, byte[]> connected) {
        return Bucket4jLettuce.casBasedBuilder(connected)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMillis(1)))
                .build()
                .asAsync();
    }

    @Override
    public String name() {
        return "redis://" + uri.getHost() + ":" + uri.getPort();
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public void close() {
        var unused = client.shutdownAsync(0, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
