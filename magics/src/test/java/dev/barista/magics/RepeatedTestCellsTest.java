package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cells of tests that are run again: by a magic, by the notebook, or because what they use has changed. */
class RepeatedTestCellsTest {
    @Test
    void allRunAgainAndARepeatedCellReplacesItsTests() throws Exception {
        try (TestNotebook own = new TestNotebook(Map.of(), Clock.systemUTC())) {
            assertThat(own.mistake("%test")).startsWith("no cell with tests has been run yet");
            own.run("int limit = 1;");
            own.run("%%test\n@Test void under() { assertTrue(limit < 2); }\n@Tag(\"slow\") @Test void other() {}");
            own.run("%%test\n@Test void unrelated() {}");
            own.silently("%test");
            assertThat(own.lastText()).contains("In[3]", "In[4]").endsWith("3 passed, 0 failed, 0 skipped");
            own.run("int limit = 5;");
            assertThat(own.mistake("%test")).contains("1 of 3 tests failed", "under");
            assertThat(own.mistake("%test --failed")).contains("1 of 1 tests failed", "under");
            own.silently("%test --tag slow");
            assertThat(own.lastText()).endsWith("1 passed, 0 failed, 0 skipped");
            own.silently("%test --name un*ted");
            assertThat(own.lastText()).endsWith("1 passed, 0 failed, 0 skipped");
            own.silently("%%test\n@Test void under() { assertTrue(limit < 9); }");
            own.silently("%test --time");
            assertThat(own.lastText()).contains("slowest:").endsWith("2 passed, 0 failed, 0 skipped");
            own.silently("%test --failed --keep-going");
        }
    }

    @Test
    void watchedTestsRunAgainWhereTheyAre() throws Exception {
        try (TestNotebook own = new TestNotebook(Map.of(), Clock.systemUTC())) {
            own.run("int limit = 1;\nint twice(int x) { return limit * x; }");
            own.silently("%%test --watch\n@Test void isSmall() { assertTrue(twice(2) < 5 * limit); }");
            assertThat(own.lastText()).contains("(watching, run 1)").endsWith("1 passed, 0 failed, 0 skipped");
            own.run("int unrelated = 1;");
            own.run("int twice(int x) { return 5 * x; }");
            own.awaitHtml("1 failed");
            assertThat(own.lastText()).contains("✗ isSmall", "(watching, run 2)");
            own.run("int twice(int x) { return 2 * x; }");
            own.awaitHtml("watching, run 3");
            own.run("limit = 7;");
            own.awaitHtml("watching, run 4");
            own.silently("%%test\n@Test void isSmall() { assertTrue(twice(2) < 5); }");
            assertThat(own.mistake("%test --watch")).startsWith("--watch is for the tests of one cell");
        }
    }

    @Test
    void watchedTestsSeeVariablesThroughMethodsAndClasses() throws Exception {
        try (TestNotebook own = new TestNotebook(Map.of(), Clock.systemUTC())) {
            own.run("int limit = 1; int far() { return limit; }\nclass Holder { int near() { return far(); } }");
            own.silently("%%test --watch\n@Test void isSmall() { assertTrue(new Holder().near() < 5); }");
            own.run("limit = 7;");
            own.awaitHtml("1 failed");
            assertThat(own.lastText()).contains("✗ isSmall", "(watching, run 2)");
        }
    }

    @Test
    void aWatchedRunIsEndedWhenWhatItUsesChangesAgain() throws Exception {
        try (TestNotebook own = new TestNotebook(Map.of(), Clock.systemUTC())) {
            own.run("boolean endless = false;");
            own.silently("%%test --watch\n@Test void ends() { while (endless) {} }\n@Test void after() {}");
            own.run("endless = true;");
            own.awaitHtml("running … 0 passed, 0 failed, 0 skipped <i>watching, run 2");
            own.run("endless = false;");
            own.awaitLastHtml("<i>watching, run 3", "2 passed, 0 failed, 0 skipped");
        }
    }

    @Test
    void cellsThatTheNotebookNamesAreKnownByThat() {
        try (TestNotebook own = new TestNotebook(Map.of(), Clock.systemUTC())) {
            own.runAs("a", "%%test\n@Test void works() {}");
            own.runAs("b", "%%test\n@Test void works() {}");
            own.silently("%test");
            assertThat(own.lastText()).endsWith("2 passed, 0 failed, 0 skipped");
            own.runAs("a", "%%test\n@Test void renamed() {}");
            own.silently("%test");
            assertThat(own.lastText()).contains("renamed").endsWith("2 passed, 0 failed, 0 skipped");
        }
    }
}
