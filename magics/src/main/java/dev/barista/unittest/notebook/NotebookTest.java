package dev.barista.unittest.notebook;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;

/**
 * Notebooks and their test cells as the JUnit Platform knows them. A test's name begins with that of its notebook: reports
 * that are lists, as Surefire's, tell nothing of what is above it in the tree. Made by {@link NotebookResolver}.
 */
final class NotebookTest {
    private NotebookTest() {}

    /** A notebook: it holds its test cells, or if it has none the one test that it runs. */
    static final class Whole extends AbstractTestDescriptor {
        private final NotebookFile notebook;

        Whole(UniqueId id, String name, NotebookFile notebook) {
            super(id, name, FileSource.from(notebook.file().toFile()));
            this.notebook = notebook;
        }

        /** The tests that it can hold; those that are wanted are added to it. */
        List<TestDescriptor> tests() {
            List<NotebookFile.CodeCell> cells = notebook.tests();
            return cells.isEmpty()
                    ? List.of(runs())
                    : cells.stream().<TestDescriptor>map(this::part).toList();
        }

        /** All that may be reported of it. */
        Stream<TestDescriptor> all() {
            return Stream.concat(notebook.cells().stream().map(this::part), Stream.of(runs()));
        }

        /** Any of its cells as a test: one that is none by itself is seen by its failure. */
        Part part(NotebookFile.CodeCell cell) {
            return new Part(getUniqueId().append("cell", cell.id()), getDisplayName(), cell, notebook.file());
        }

        /** That it runs, as a test. */
        Runs runs() {
            return new Runs(getUniqueId().append("notebook", "runs"), getDisplayName(), notebook.file());
        }

        NotebookFile notebook() {
            return notebook;
        }

        @Override
        public Type getType() {
            return Type.CONTAINER;
        }
    }

    /** A test cell, or another that failed. */
    static final class Part extends AbstractTestDescriptor {
        private final NotebookFile.CodeCell cell;

        /** @param notebook how it is called */
        Part(UniqueId id, String notebook, NotebookFile.CodeCell cell, Path file) {
            super(id, notebook + " " + cell.name(), FileSource.from(file.toFile()));
            this.cell = cell;
        }

        NotebookFile.CodeCell cell() {
            return cell;
        }

        @Override
        public Set<TestTag> getTags() {
            return cell.tags().stream()
                    .filter(TestTag::isValid)
                    .map(TestTag::create)
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }

    /** A notebook without test cells is one test: that it runs. Others have it if they could not be run. */
    static final class Runs extends AbstractTestDescriptor {
        /** @param notebook how it is called */
        Runs(UniqueId id, String notebook, Path file) {
            super(id, notebook + " runs without an error", FileSource.from(file.toFile()));
        }

        @Override
        public Type getType() {
            return TestDescriptor.Type.TEST;
        }
    }
}
