package dev.barista.kernel.wire;

import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, in order; text of one cell that nothing else of that cell separates is joined. Many threads
 * add, one takes. Bounded: who adds to a cell's output waits while too much is pending, which the taker soon ends.
 */
final class SendQueue {
    /** Longest time that text waits for more. */
    private static final long TEXT_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** With one round each 50 ms this lets 20 million characters a second pass. */
    private static final int MAX_PENDING_TEXT_CHARS = 1 << 20;

    private static final int MAX_PENDING_ITEMS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Map<String, Text> openTexts = new HashMap<>();
    private List<Item> items = new ArrayList<>();
    private int textChars;
    private long firstTextNanos;
    private boolean urgent;
    private boolean closed;

    /** Something to send. */
    sealed interface Item permits Frames, Text {}

    /** A finished message; {@code channel} is null for the one that all front ends hear. */
    record Frames(@Nullable ChannelName channel, List<byte[]> frames) implements Item {}

    /** Text of a cell. */
    record Text(Origin parent, StreamType stream, StringBuilder text) implements Item {}

    /** Adds a message; {@code parentId} is the cell whose text must not be moved across it. */
    void add(String parentId, Frames message) {
        lock.lock();
        try {
            awaitRoom();
            openTexts.remove(parentId);
            items.add(message);
            urgent = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void addText(Origin parent, StreamType stream, String text) {
        lock.lock();
        try {
            awaitRoom();
            if (textChars == 0) {
                firstTextNanos = System.nanoTime();
                changed.signal();
            }
            textChars += text.length();
            Text open = openTexts.get(parent.id());
            if (open == null || open.stream() != stream) {
                open = new Text(parent, stream, new StringBuilder());
                openTexts.put(parent.id(), open);
                items.add(open);
            }
            open.text().append(text);
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() {
        while (!closed && (textChars >= MAX_PENDING_TEXT_CHARS || items.size() >= MAX_PENDING_ITEMS)) {
            room.awaitUninterruptibly();
        }
    }

    /** Nothing more waits for room; what is pending can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to send; empty once the queue is closed and nothing is left. */
    List<Item> take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !urgent) {
                long left = textChars == 0 ? Long.MAX_VALUE : firstTextNanos + TEXT_DELAY_NANOS - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                changed.awaitNanos(left);
            }
            List<Item> taken = items;
            items = new ArrayList<>();
            openTexts.clear();
            textChars = 0;
            urgent = false;
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
