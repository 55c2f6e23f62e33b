package dev.barista.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barista.kernel.cell.CellResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestMagicTest {
    private final TestNotebook notebook = new TestNotebook(Map.of(), Clock.systemUTC());

    @TempDir
    private Path folder;

    @AfterAll
    void close() {
        notebook.close();
    }

    private String last() {
        return notebook.displayed().get(notebook.displayed().size() - 1);
    }

    private CellResult.Failed failed(String source) {
        CellResult result = notebook.run(source);
        assertThat(result).as(source).isInstanceOf(CellResult.Failed.class);
        return (CellResult.Failed) result;
    }

    @Test
    void bareMethodsAndClassesSeeTheNotebook() {
        notebook.run("int one = 1; int two(int x) { return 2 * x; } record Pair(int a, int b) {}");
        notebook.silently("""
                %%test
                import java.util.concurrent.atomic.*;
                @Test void onceIsOne() { assertEquals(1, one); assertNotNull(new AtomicInteger()); }
                @ParameterizedTest @ValueSource(ints = {1, 2}) void twice(int x) { assertThat(two(x)).isEqualTo(2 * x); }
                @ParameterizedTest @MethodSource("words") void hasLetters(String word) { assertFalse(word.isEmpty()); }
                Stream<String> words() { return Stream.of("a", "b"); }
                class Pairs {
                    Pair pair;
                    @BeforeEach void make() { pair = new Pair(1, 2); }
                    @Test @DisplayName("has parts") void parts() { assertEquals(3, pair.a() + pair.b()); }
                    @Nested class Inner { @RepeatedTest(2) void again() { assertNotNull(pair); } }
                }
                @Nested class Bare { @Test void file(@TempDir Path here) { assertTrue(Files.isDirectory(here)); } }
                @TestFactory Stream<DynamicTest> made() { return Stream.of(dynamicTest("first", () -> {})); }
                @Disabled("later") @Test void off() {}
                @Test void notHere() { assumeTrue(one == 2, "one is not two"); }
                """);
        assertThat(last())
                .endsWith("10 passed, 0 failed, 2 skipped")
                .contains("✓ has parts", "– off  later", "– notHere", "one is not two", "[1] word = \"a\"")
                .doesNotContain("REPL", "JShell", "CellTests");
        assertThat(last().indexOf("onceIsOne")).isLessThan(last().indexOf("hasLetters"));
        assertThat(last().indexOf("hasLetters")).isLessThan(last().indexOf("notHere"));
    }

    @Test
    void failureIsAnErrorThatNamesTheLine() {
        CellResult.Failed failure = failed("""
                %%test
                record Price(int x) {}
                @Test void right() {}

                @Test void wrong() {
                    System.out.println("printed <b>here</b>");
                    assertEquals(new Price(1), new Price(2));
                }
                @Test void cast() { Object o = new Price(1); String s = (String) o; }
                """);
        assertThat(failure.name()).isEqualTo("TestFailure");
        assertThat(failure.message())
                .startsWith("2 of 3 tests failed")
                .containsPattern("wrong: expected: <Price\\[x=1]> but was: <Price\\[x=2]> \\(In\\[\\d+]:7\\)")
                .doesNotContain("REPL", "JShell", "CellTests");
        assertThat(last())
                .endsWith("1 passed, 2 failed, 0 skipped")
                .containsPattern("at In\\[\\d+]:7  assertEquals\\(new Price\\(1\\), new Price\\(2\\)\\);")
                .contains("| printed <b>here</b>")
                .doesNotContain("org.junit", "REPL", "JShell", "CellTests");
        assertThat(notebook.lastHtml())
                .contains("Price[x=<mark>1</mark>]", "Price[x=<mark>2</mark>]", "printed &lt;b&gt;here&lt;/b&gt;")
                .doesNotContain("<b>here", "JShell");
    }

    @Test
    void whatJUnitWantsStaticIsMadeSoAndShownAsTyped() {
        String failure = failed("""
                %%test
                package pasted.from.a.project;
                import java.util.concurrent.atomic.*;
                @ParameterizedTest @MethodSource void even(int x) { assertEquals(0, x % 2); }
                Stream<Integer> even() { return Stream.of(2, 4); }
                @ParameterizedTest @MethodSource("pairs") void sums(int a, int b) { assertEquals(3, a + b); }
                Stream<Arguments> pairs() { return Stream.of(arguments(1, 2), argumentSet("set", 2, 1)); }
                @ParameterizedTest @FieldSource("few") void isFew(int x) { assertTrue(x < 3); }
                List<Integer> few = List.of(1, 2);
                class Broken { int field = 1 / 0; @Test void never() {} }
                class Alike { @Test void is() {} }
                """).message();
        assertThat(last()).endsWith("7 passed, 1 failed, 0 skipped");
        assertThat(last()).containsPattern("at In\\[\\d+]:10  class Broken");
        assertThat(last()).containsSubsequence("even", "sums", "isFew", "Broken", "Alike");
        assertThat(failure)
                .contains("never: ArithmeticException: / by zero (In[")
                .doesNotContain("static");
    }

    @Test
    void placesStandInMessagesToo() {
        notebook.run("int broken(int x) { return nowhereAtAll(x); }");
        failed("""
                %%test
                @Test void softly() { SoftAssertions all = new SoftAssertions(); all.assertThat(1).isEqualTo(2); all.assertAll(); }
                @Test void later() throws Exception {
                    CompletableFuture.supplyAsync(() -> { throw new IllegalStateException("in a thread"); }).get();
                }
                @Test void thrown() { assertThatThrownBy(() -> { throw new RuntimeException("x"); }).hasMessage("y"); }
                @Test void nothing() { fail(); }
                @Test void usesWhatIsMissing() { broken(1); }
                @Test @Timeout(value = 200, unit = TimeUnit.MILLISECONDS) void loops() {
                    while (true) {}
                }
                """);
        assertThat(last())
                .containsSubsequence("✗ softly", "but was: 1", "at In[")
                .containsPattern("Caused by: IllegalStateException: in a thread \\(In\\[\\d+]:4\\)")
                .contains("AssertionFailedError\n", "This cannot run until this is declared: method nowhereAtAll(int)")
                .containsPattern("timed out after 200 milliseconds\n +at In\\[\\d+]:10  while")
                .doesNotContain("org.junit", "org.assertj", "java.base", ".java:", "(java:", "AssertionFailedError:");
    }

    @Test
    void tablesAreComparedRowByRow() {
        notebook.run(
                "Table quotes(double close) {"
                        + " return Table.create(\"q\", StringColumn.create(\"symbol\", \"A\", \"B\"), DoubleColumn.create(\"close\", 1, close)); }");
        failed("""
                %%test
                @Test void same() { assertEquals(quotes(2), quotes(2)); }
                @Test void other() { assertEquals(quotes(2), quotes(2.5)); }
                @Test void junits() { org.junit.jupiter.api.Assertions.assertEquals(quotes(2), quotes(3.5)); }
                @Test void identity() { org.junit.jupiter.api.Assertions.assertEquals(quotes(2), quotes(2)); }
                """);
        assertThat(last())
                .contains(
                        "✓ same", "not the same object. Compare what they hold: assertThat(actual).isEqualTo(expected)")
                .containsPattern(
                        "differs in 1 of 2 rows: close of row 1 is 2.5, expected 2.0\n +expected +\\| actual\n.*symbol.*\n +1  B +2 +\\| +1  B +2.5\n")
                .containsPattern("1  B +2 +\\| +1  B +3.5\n")
                .doesNotContain("A  ");
    }

    @Test
    void whatCouldNotBeSetUpIsNotRun() {
        failed("%%test\n@BeforeAll void first() { fail(\"no setup\"); }\n@Test void one() {}\n@Test void two() {}");
        assertThat(last()).contains("no setup", "– one  not run").endsWith("0 passed, 1 failed, 2 skipped");
    }

    @Test
    void namesOfOurOwnAreNeitherSelectedNorShown() {
        notebook.silently("%%test --name te*\n@Test void tested() {}\n@Test void other() {}");
        assertThat(last()).endsWith("1 passed, 0 failed, 0 skipped");
        assertThat(failed("%%test --name tests\n@Test void other() {}").message())
                .startsWith("no test fits --name");
        assertThat(failed("%%test --name jupiter\n@Test void other() {}").message())
                .startsWith("no test fits --name");
        notebook.silently("%%test\n@Test void info(TestInfo info) { System.out.println(info.getTestClass()); }");
        assertThat(last()).doesNotContain("CellTests");
    }

    @Test
    void keepGoingLeavesTheCellWell() {
        notebook.silently("%%test --keep-going\n@Test void fails() { fail(\"so it does\"); }");
        assertThat(last()).contains("so it does").endsWith("0 passed, 1 failed, 0 skipped");
    }

    @Test
    void whatIsMissingIsToldAndNothingRuns() {
        int before = notebook.displayed().size();
        assertThat(failed("%%test\n@Test void a() { assertTrue(nowhere > later(1)); }")
                        .message())
                .isEqualTo("These tests cannot run until this is declared: variable nowhere, method later(int)."
                        + " Run the cell that declares it, or mend the name");
        assertThat(notebook.displayed()).hasSize(before);
    }

    @Test
    void testsThatAreNoneAreShown() {
        assertThat(failed("%%test\n@Test private void hidden() {}\n@Test void seen() {}")
                        .message())
                .contains("hidden()", "must not be private");
        assertThat(last()).contains("! ", "hidden").endsWith("1 passed, 0 failed, 0 skipped");
        assertThat(failed("%%test\nvoid noTest() {}").message()).startsWith("there is no test here. Put @Test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %%test                                | there is no test below %%test
            %%test\\nint x = 1;\\nassertTrue(x);  | Line 3: invalid method declaration
            %%test\\n@Test void a() {             | Line 2: reached end of file
            %%test\\n@Test void a() { int x = ""; } | incompatible types
            %%test --tag (a\\n@Test void a() {}   | --tag must be a tag or an expression of tags, got (a
            %%test --name zz\\n@Test void a() {}  | no test fits --name or --tag
            %%test --report no/such/x.xml\\n@Test void a() {} | --report cannot be written: there is no folder
            %%test --report ..\\n@Test void a() {} | --report must name a file, got the folder ..
            %%test --snapshot ../x\\n1            | --snapshot needs a name of letters, digits, dots and dashes
            %%test --snapshot x --tolerance -1\\n1 | --tolerance must be 0 or more, got -1.0
            %test --snapshot x                     | --snapshot needs the code whose value is kept
            %%test --nam a\\n@Test void a() {}    | there is no option --nam. Did you mean --name
            """)
    void eachMistakeIsSaid(String cell, String sentence) {
        String message = failed(cell.replace("\\n", "\n")).message();
        assertThat(message).contains(sentence).doesNotContain("Exception");
    }

    @Test
    void reportIsJUnitXml() throws Exception {
        Path file = folder.resolve("tests.xml");
        failed("%%test --report " + file
                + "\n@Test void good() { System.out.println(\"a\\u0001<b>\"); }\n@Test void bad() { assertEquals(1, 2); }"
                + "\n@Disabled @Test void off() {}");
        String xml = Files.readString(file);
        var parsed = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile());
        assertThat(parsed.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        assertThat(xml)
                .contains(
                        "tests=\"3\" failures=\"1\" skipped=\"1\"",
                        "name=\"good\"",
                        "<skipped",
                        "<testsuite name=\"In[",
                        "&lt;b&gt;")
                .contains("message=\"expected: &lt;1&gt; but was: &lt;2&gt;\"");
    }

    @Test
    void dataIsAssertedInOneLine() {
        notebook.run("%bars IBM --from sample --as real");
        notebook.silently("""
                %%test
                @Test void bars() {
                    assertThat(real.table("IBM")).hasColumns("close").isSortedBy("time").hasNoDuplicates("time");
                    assertThat(real).hasQualityAtLeast(0.5).hasSessions(3000).hasSessions("2013-01-02", "2013-02-28");
                    assertThat(List.of(1, 2)).hasSize(2);
                    assertThat(1.5).isGreaterThan(1);
                }
                """);
        assertThat(failed("%%test\n@Test void bars() { assertThat(real.table(\"IBM\")).every(\"close < 100\"); }")
                        .message())
                .contains("does not hold: close < 100");
        assertThat(last()).contains("rows:", "row", "close");
        assertThat(failed("%%test\n@Test void quality() { assertThat(real).hasQualityAtLeast(1.1); }")
                        .message())
                .contains("1 of 1 symbols have a quality below 1.1: IBM ");
        assertThat(failed("%%test\n@Test void sessions() { assertThat(real).hasSessions(99999); }")
                        .message())
                .contains("IBM: ", "sessions, expected at least 99999");
    }

    @Test
    void whatATestDisplaysStandsUnderIt() {
        notebook.silently("""
                %%test
                @Test void first() { display(html("<b>bold</b>")); display("changes", "id-1"); }
                @Test void second() {
                    display(new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB));
                    display("changed", "id-2"); updateDisplay("changed again", "id-2");
                }
                """);
        assertThat(last())
                .containsSubsequence("✓ first", "| <b>bold</b>", "| changes", "✓ second", "| changed again")
                .doesNotContain("| changed\n")
                .endsWith("2 passed, 0 failed, 0 skipped");
        assertThat(notebook.lastHtml())
                .containsSubsequence("first", "<b>bold</b>", "second", "src=\"data:image/png;base64,");
    }
}
