package dev.barista.unittest.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds the notebooks that folders, files and class path roots hold. Made for one discovery. */
final class NotebookResolver implements SelectorResolver {
    private static final String CHECKPOINTS = ".ipynb_checkpoints";
    private static final int DEEPEST = 20;

    private final DiscoveryIssueReporter issues;

    NotebookResolver(DiscoveryIssueReporter issues) {
        this.issues = issues;
    }

    @Override
    public Resolution resolve(DirectorySelector selector, Context context) {
        return notebooksBelow(selector.getPath());
    }

    @Override
    public Resolution resolve(ClasspathRootSelector selector, Context context) {
        Path root = Path.of(selector.getClasspathRoot());
        return Files.isDirectory(root) ? notebooksBelow(root) : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        return isNotebook(selector.getPath()) ? notebook(selector.getPath(), context) : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        List<UniqueId.Segment> segments = id.getSegments();
        // In a suite, the suite's own segments come first.
        List<String> names = segments.stream().map(UniqueId.Segment::getValue).toList();
        int own = names.indexOf(NotebookEngine.ID);
        if (own < 0 || own + 1 == names.size()) {
            return Resolution.unresolved();
        }
        DiscoverySelector whole = DiscoverySelectors.selectFile(names.get(own + 1));
        if (own + 2 == names.size()) {
            return Resolution.selectors(Set.of(whole));
        }
        return context.addToParent(() -> whole, parent -> test(parent, id))
                .map(test -> Resolution.match(Match.exact(test)))
                .orElseGet(Resolution::unresolved);
    }

    private static Optional<TestDescriptor> test(TestDescriptor parent, UniqueId id) {
        return parent instanceof NotebookTest.Whole notebook
                ? notebook.all().filter(each -> each.getUniqueId().equals(id)).findFirst()
                : Optional.empty();
    }

    private Resolution notebooksBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            Set<DiscoverySelector> found = new LinkedHashSet<>();
            files.filter(NotebookResolver::isNotebook)
                    .sorted()
                    .forEach(file -> found.add(DiscoverySelectors.selectFile(file.toFile())));
            return found.isEmpty() ? Resolution.unresolved() : Resolution.selectors(found);
        } catch (IOException | java.io.UncheckedIOException e) {
            issues.reportIssue(DiscoveryIssue.create(
                    Severity.WARNING, "The folder " + folder + " cannot be searched for notebooks: " + e.getMessage()));
            return Resolution.unresolved();
        }
    }

    private static boolean isNotebook(Path file) {
        for (Path part : file) {
            if (part.toString().equals(CHECKPOINTS)) {
                return false;
            }
        }
        return file.toString().endsWith(NotebookFile.ENDING) && Files.isRegularFile(file);
    }

    private Resolution notebook(Path path, Context context) {
        Path file = path.toAbsolutePath().normalize();
        try {
            NotebookFile notebook = NotebookFile.read(file);
            if (!notebook.isJava()) {
                return Resolution.unresolved();
            }
            return context.addToParent(parent -> Optional.of(new NotebookTest.Whole(
                            parent.getUniqueId().append("notebook", file.toString()), name(file), notebook)))
                    .map(whole -> Resolution.match(Match.exact(whole, () -> selectors(whole))))
                    .orElseGet(Resolution::unresolved);
        } catch (IOException e) {
            issues.reportIssue(DiscoveryIssue.create(Severity.ERROR, "The notebook cannot be read: " + e.getMessage()));
            return Resolution.unresolved();
        }
    }

    private static Set<DiscoverySelector> selectors(NotebookTest.Whole whole) {
        Set<DiscoverySelector> tests = new LinkedHashSet<>();
        whole.tests().forEach(each -> tests.add(DiscoverySelectors.selectUniqueId(each.getUniqueId())));
        return tests;
    }

    /** As seen from where the tests were started, if it lies below that. */
    private static String name(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file.getFileName())
                .toString()
                .replace('\\', '/');
    }
}
