package dev.barista.unittest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests of one run while they run. Made for a run; any thread may use it. */
final class LiveTree {
    private static final int MOST_OUTPUT_BYTES = 100_000;
    private static final int MOST_SHOWN = 20;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Node> roots = new ArrayList<>();

    private static final class Node {
        private final String key;
        private final String name;
        private final boolean isTest;
        private final List<Node> children = new ArrayList<>();
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();
        private final List<Shown> shown = new ArrayList<>();
        private Status status = Status.WAITING;
        private String reason = "";
        private @Nullable Failure failure;
        private long startedNanos;
        private double millis;

        Node(String key, String name, boolean isTest) {
            this.key = key;
            this.name = name;
            this.isTest = isTest;
        }

        Result freeze() {
            String all = output.toString(StandardCharsets.UTF_8);
            String text = Names.readable(output.size() >= MOST_OUTPUT_BYTES ? all + "\n… cut here" : all);
            List<Result> below = children.stream().map(Node::freeze).toList();
            return new Result(key, name, isTest, status, millis, failure, reason, text, shown, below);
        }
    }

    /** @param parent its id; null or unknown for what is shown at the top */
    synchronized void add(String id, @Nullable String parent, String key, String name, boolean isTest) {
        if (nodes.containsKey(id)) {
            return;
        }
        Node node = new Node(key, name, isTest);
        nodes.put(id, node);
        Node above = parent == null ? null : nodes.get(parent);
        (above == null ? roots : above.children).add(node);
    }

    synchronized void start(String id) {
        Node node = nodes.get(id);
        if (node != null) {
            node.status = Status.RUNNING;
            node.startedNanos = System.nanoTime();
        }
    }

    synchronized void skip(String id, String reason) {
        Node node = nodes.get(id);
        if (node != null) {
            skip(node, reason);
        }
    }

    private static void skip(Node node, String reason) {
        node.status = Status.SKIPPED;
        node.reason = reason;
        node.children.forEach(each -> skip(each, ""));
    }

    /** No test that has not begun will be run any more. */
    synchronized void skipWaiting(String reason) {
        nodes.values().stream().filter(node -> node.status == Status.WAITING).forEach(node -> {
            node.status = Status.SKIPPED;
            node.reason = node.isTest ? reason : "";
        });
    }

    /** @param failure null unless it failed */
    synchronized void end(String id, Status status, String reason, @Nullable Failure failure) {
        Node node = nodes.get(id);
        if (node != null) {
            node.status = status;
            node.reason = reason;
            node.failure = failure;
            node.millis = (System.nanoTime() - node.startedNanos) / 1e6;
        }
    }

    /** Keeps what a test printed; false if it is not known. */
    synchronized boolean print(@Nullable String id, byte[] bytes, int offset, int length) {
        Node node = id == null ? null : nodes.get(id);
        if (node == null) {
            return false;
        }
        node.output.write(bytes, offset, Math.min(length, MOST_OUTPUT_BYTES - node.output.size()));
        return true;
    }

    /**
     * Keeps what a test displayed, in place of what has the same display id.
     *
     * @param update whether it is to be kept in place of that alone
     * @return false if it is not kept
     */
    synchronized boolean display(@Nullable String id, Shown data, boolean update) {
        Node node = id == null ? null : nodes.get(id);
        if (node == null) {
            return false;
        }
        for (int i = 0; i < node.shown.size(); i++) {
            if (data.replaces(node.shown.get(i))) {
                node.shown.set(i, data);
                return true;
            }
        }
        return !update && node.shown.size() < MOST_SHOWN && node.shown.add(data);
    }

    synchronized List<Result> freeze() {
        return roots.stream().map(Node::freeze).toList();
    }
}
