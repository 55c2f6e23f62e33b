package dev.barista.unittest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How tests are to be run. Made by the magic; immutable.
 *
 * @param selection which of them
 * @param failedOnly those alone that failed the last time
 * @param keepGoing whether the cell succeeds even if tests fail
 * @param slowest how many of the slowest tests are to be listed
 * @param update whether snapshots are to be kept anew
 * @param watch whether they are run again when something that they use changes
 * @param report where JUnit XML is to be written; null for nowhere
 */
public record RunOptions(
        Selection selection,
        boolean failedOnly,
        boolean keepGoing,
        int slowest,
        boolean update,
        boolean watch,
        @Nullable Path report) {}
