package dev.barista.unittest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.assertj.core.util.diff.Chunk;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.myers.MyersDiff;

/**
 * The lines in which two texts differ. Made by comparing them; immutable.
 *
 * @param count how many lines were added, left out or changed
 * @param changes in order
 */
record TextDifference(int count, List<Change> changes) {
    /** Myers' algorithm takes memory by the square of what differs. */
    private static final int MOST_ALIGNED = 1_000;

    private static final int MOST_LINES = 10;

    TextDifference {
        changes = List.copyOf(changes);
    }

    /**
     * Lines in place of others.
     *
     * @param at the number of the first, from 0
     */
    record Change(int at, List<String> before, int nowAt, List<String> now) {
        Change {
            before = List.copyOf(before);
            now = List.copyOf(now);
        }

        int size() {
            return Math.max(before.size(), now.size());
        }
    }

    /** A line that equals others as the comparison has it, for which no hash is known. */
    private record Line(String text, BiPredicate<String, String> same) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Line line && same.test(text, line.text);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** @param same whether two lines count as equal */
    static TextDifference between(List<String> before, List<String> now, BiPredicate<String, String> same) {
        int start = 0;
        int shorter = Math.min(before.size(), now.size());
        while (start < shorter && same.test(before.get(start), now.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start
                && same.test(before.get(before.size() - 1 - tail), now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<String> left = before.subList(start, before.size() - tail);
        List<String> right = now.subList(start, now.size() - tail);
        List<Change> changes = Math.max(left.size(), right.size()) <= MOST_ALIGNED
                ? aligned(left, right, start, same)
                : lineByLine(left, right, start, same);
        return new TextDifference(changes.stream().mapToInt(Change::size).sum(), changes);
    }

    private static List<Change> aligned(
            List<String> before, List<String> now, int shift, BiPredicate<String, String> same) {
        List<Change> changes = new ArrayList<>();
        for (Delta<Line> each : new MyersDiff<Line>()
                .diff(lines(before, same), lines(now, same))
                .getDeltas()) {
            changes.add(new Change(
                    shift + each.getOriginal().getPosition(),
                    texts(each.getOriginal()),
                    shift + each.getRevised().getPosition(),
                    texts(each.getRevised())));
        }
        return changes;
    }

    private static List<Line> lines(List<String> texts, BiPredicate<String, String> same) {
        return texts.stream().map(text -> new Line(text, same)).toList();
    }

    private static List<String> texts(Chunk<Line> chunk) {
        return chunk.getLines().stream().map(Line::text).toList();
    }

    private static List<Change> lineByLine(
            List<String> before, List<String> now, int shift, BiPredicate<String, String> same) {
        return IntStream.range(0, Math.max(before.size(), now.size()))
                .filter(i -> i >= Math.min(before.size(), now.size()) || !same.test(before.get(i), now.get(i)))
                .mapToObj(i -> new Change(shift + i, at(before, i), shift + i, at(now, i)))
                .toList();
    }

    private static List<String> at(List<String> lines, int i) {
        return i < lines.size() ? List.of(lines.get(i)) : List.of();
    }

    /** The first of them, each as it was (-) and is (+), with its number. */
    String text() {
        List<String> lines = new ArrayList<>();
        for (Change each : first()) {
            add(lines, each.at(), " - ", each.before());
            add(lines, each.nowAt(), " + ", each.now());
        }
        List<String> shown = lines.subList(0, Math.min(lines.size(), 2 * MOST_LINES));
        String more = shown.size() < lines.size() || first().size() < changes.size() ? "\n…" : "";
        return String.join("\n", shown) + more;
    }

    private List<Change> first() {
        return changes.subList(0, Math.min(changes.size(), MOST_LINES));
    }

    private static void add(List<String> all, int from, String mark, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            all.add("line " + (from + i + 1) + mark + lines.get(i));
        }
    }

    /** The first of the lines as they were; those that stand beside each other in {@link #now} have the same number. */
    String before() {
        return beside(true);
    }

    /** The first of the lines as they are. */
    String now() {
        return beside(false);
    }

    private String beside(boolean before) {
        List<String> lines = new ArrayList<>();
        for (Change each : first()) {
            List<String> own = before ? each.before() : each.now();
            lines.addAll(own);
            lines.addAll(Collections.nCopies(each.size() - own.size(), ""));
        }
        return String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_LINES)));
    }
}
