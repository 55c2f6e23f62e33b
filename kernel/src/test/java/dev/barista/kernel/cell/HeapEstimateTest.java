package dev.barista.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeapEstimateTest {
    private static final class Node {
        private final long[] load = new long[10];
        private @Nullable Node next;
    }

    private static Node linked(int count) {
        Node head = new Node();
        for (int i = 1; i < count; i++) {
            Node before = new Node();
            before.next = head;
            before.load[0] = i;
            head = before;
        }
        return head;
    }

    @Test
    void countsAllNodesOfALinkedList() {
        assertThat(HeapEstimate.bytes(linked(100_000))).isBetween(8_000_000L, 16_000_000L);
        assertThat(HeapEstimate.bytes(List.of(linked(100_000)))).isGreaterThan(8_000_000L);
    }

    @Test
    void endsInARing() {
        Node first = linked(1_000);
        Node last = first;
        for (Node at = first; at != null; at = at.next) {
            last = at;
        }
        last.next = first;

        assertThat(HeapEstimate.bytes(first)).isBetween(80_000L, 160_000L);
    }

    @Test
    void takesTheFirstElementsForAll() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(new byte[1_000]);
        }

        assertThat(HeapEstimate.bytes(all)).isBetween(1_000_000L, 1_100_000L);
    }
}
