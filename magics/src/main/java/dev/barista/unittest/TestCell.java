package dev.barista.unittest;

import dev.barista.kernel.cell.CellContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cell with tests, as it was run last. Made by {@link TestSession}; safe for threads. */
final class TestCell {
    private static final Pattern PLACE = Pattern.compile("(In\\[\\d+]):(\\d+)  .*");

    private final String className;
    private String label = "";
    private Optional<String> notebookId = Optional.empty();
    private Set<String> names = Set.of();
    private List<String> lines = List.of();
    private int firstLine = 1;
    private List<String> order = List.of();
    private Set<String> failed = Set.of();
    private @Nullable SnapshotTest snapshot;

    /** @param className what its tests are compiled to */
    TestCell(String className) {
        this.className = className;
    }

    String className() {
        return className;
    }

    /** Such as {@code In[4]}. */
    synchronized String label() {
        return label;
    }

    /** Keys of the tests that failed when they were last run. */
    synchronized Set<String> failed() {
        return failed;
    }

    /**
     * It was run again, perhaps changed.
     *
     * @param firstLine the line of the cell in which the source begins
     */
    synchronized void replace(CellContext cell, TestSource source, int firstLine) {
        replace(cell);
        lines = source.lines();
        this.firstLine = firstLine;
        names = source.names();
        order = source.order();
    }

    private void replace(CellContext cell) {
        label = "In[" + cell.executionCount() + "]";
        notebookId = cell.notebookId();
    }

    /** Names of all methods and classes in the order in which they stand in the cell. */
    synchronized List<String> order() {
        return order;
    }

    /** A place with its line, {@code In[4]:2  class A {}}, as the user typed that: some of what is compiled differs. */
    synchronized String asTyped(String place) {
        Matcher found = PLACE.matcher(place);
        if (!found.matches() || !found.group(1).equals(label)) {
            return place;
        }
        int line = Integer.parseInt(found.group(2)) - firstLine;
        return line >= 0 && line < lines.size()
                ? label + ":" + found.group(2) + "  " + lines.get(line).strip()
                : place;
    }

    /** It compares its value with a snapshot, and has no tests for JUnit. */
    synchronized void replace(CellContext cell, SnapshotTest test) {
        replace(cell);
        names = Set.of(test.key());
        snapshot = test;
    }

    /** What it compares; null if it has tests for JUnit. */
    synchronized @Nullable SnapshotTest snapshot() {
        return snapshot;
    }

    /**
     * Whether another cell is this one, run again: by what the notebook calls it, or else by its members, perhaps with
     * some more or some fewer.
     */
    synchronized boolean isSame(Optional<String> id, Set<String> others) {
        return (id.isPresent() || notebookId.isPresent())
                ? id.equals(notebookId)
                : names.containsAll(others) || others.containsAll(names);
    }

    /** Remembers what failed; of what was not run nothing new is known. */
    synchronized void remember(Result run) {
        Set<String> now = run.counted()
                .filter(each -> each.status() == Status.FAILED)
                .map(Result::key)
                .collect(Collectors.toSet());
        Set<String> all = run.counted().map(Result::key).collect(Collectors.toSet());
        failed.stream().filter(key -> !all.contains(key)).forEach(now::add);
        failed = Set.copyOf(now);
    }
}
