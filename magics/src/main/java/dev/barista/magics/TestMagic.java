package dev.barista.magics;

import dev.barista.kernel.cell.UserMistake;
import dev.barista.kernel.magic.Magic;
import dev.barista.kernel.magic.MagicCall;
import dev.barista.unittest.RunOptions;
import dev.barista.unittest.Selection;
import dev.barista.unittest.TestSession;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code %%test} and {@code %test}. Made by {@link BaristaMagics} for each call. */
@SuppressWarnings("OrphanedFormatString") // "%test" is the magic's name, no format
@Command(
        name = "test",
        description = {
            "%%%%test runs the JUnit tests in the lines below: methods with @Test, or whole classes.",
            "%%test runs the tests of all cells again."
        })
final class TestMagic implements Magic {
    private static final int LISTED = 10;

    private final TestSession session;

    @Option(names = "--name", paramLabel = "NAME", description = "Only tests whose name has this; * is anything.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "TAG", description = "Only tests with this tag, or a JUnit tag expression.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--failed", description = "Only tests that failed the last time.")
    private boolean failed;

    @Option(names = "--keep-going", description = "The cell succeeds even if tests fail.")
    private boolean keepGoing;

    @Option(names = "--time", description = "List the slowest tests.")
    private boolean time;

    @Option(
            names = "--snapshot",
            paramLabel = "NAME",
            description = "Compare the value of the lines below with the one kept under this name.")
    private @Nullable String snapshot;

    @Option(names = "--tolerance", paramLabel = "T", description = "By how much numbers of a snapshot may differ.")
    private double tolerance;

    @Option(names = "--update", description = "Keep values of snapshots that differ.")
    private boolean update;

    @Option(names = "--watch", description = "Run them again, here, whenever something that they use changes.")
    private boolean watch;

    @Option(names = "--report", paramLabel = "FILE", description = "Write JUnit XML.")
    private @Nullable String report;

    TestMagic(TestSession session) {
        this.session = session;
    }

    @Override
    public @Nullable Object run(MagicCall call) throws Exception {
        RunOptions options = new RunOptions(
                new Selection(names, tags, null), failed, keepGoing, time ? LISTED : 0, update, watch, path(report));
        String body = call.body();
        if (watch && (body == null || snapshot != null)) {
            throw new UserMistake("--watch is for the tests of one cell: write %%test --watch above them");
        }
        if (body == null && snapshot != null) {
            throw new UserMistake("--snapshot needs the code whose value is kept, in the lines below %%test --snapshot "
                    + snapshot + ". %test --update keeps those of all cells anew");
        } else if (body == null) {
            session.runAll(call.cell(), options);
        } else if (body.isBlank()) {
            throw new UserMistake("there is no test below %%test. Put @Test before a method there;"
                    + " %test, with one percent sign, runs the tests of all cells again");
        } else if (snapshot != null) {
            session.runSnapshot(call.cell(), body, call.line(), snapshot, tolerance, options);
        } else {
            session.runCell(call.cell(), body, call.line(), options);
        }
        return null;
    }

    private static @Nullable Path path(@Nullable String file) {
        try {
            return file == null ? null : Path.of(file);
        } catch (InvalidPathException e) {
            throw new UserMistake("--report must name a file, got " + file + ". Try: --report tests.xml");
        }
    }
}
