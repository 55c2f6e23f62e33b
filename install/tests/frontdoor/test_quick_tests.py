"""Tests that stand in cells, through a Jupyter client."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import nbformat
from client import Client

INSTALL = Path(__file__).resolve().parents[2]


def result(cell):
    """The last state of the tree as text."""
    return cell.data("text/plain")[-1]


def test_tests_see_variables_and_imports_of_the_notebook(kernel):
    kernel.run("import java.text.NumberFormat;\nint limit = 3;\nint half(int x) { return x / 2; }")
    cell = kernel.run(
        "%%test\n"
        "@Test void isBelow() { assertTrue(half(4) < limit); assertNotNull(NumberFormat.getInstance()); }\n"
        '@ParameterizedTest @ValueSource(strings = {"SPY", "QQQ"}) void hasThree(String s) { assertThat(s).hasSize(3); }\n'
        "class More { @Test @DisplayName(\"more of it\") void more() {} @Nested class Inner { @Test void in() {} } }"
    )
    assert result(cell).endswith("5 passed, 0 failed, 0 skipped")
    assert "more of it" in result(cell)
    assert not re.search(r"REPL|JShell|CellTests", cell.text() + "".join(cell.data("text/html")))


def test_all_that_junit_has_works_in_a_cell(kernel):
    cell = kernel.run(
        """%%test --time
package pasted;
static int made;
@BeforeAll void first() { made = 1; }
@BeforeEach void each() { made++; }
@ParameterizedTest @MethodSource void even(int x) { assertEquals(0, x % 2); }
Stream<Integer> even() { return Stream.of(2, 4); }
@ParameterizedTest @MethodSource("pairs") void sums(int a, int b) { assertEquals(3, a + b); }
Stream<Arguments> pairs() { return Stream.of(arguments(1, 2)); }
@ParameterizedTest @CsvSource({"SPY, 3"}) void reads(String name, int size) { assertThat(name).hasSize(size); }
@TestFactory List<DynamicTest> made() { return List.of(dynamicTest("one", () -> {}), dynamicTest("two", () -> {})); }
@Test @Tag("slow") @Timeout(5) void inTime() {}
@Test void writes(@TempDir Path folder) throws IOException { Files.writeString(folder.resolve("x"), "y"); }
@Test @Disabled("later") void off() {}
@Test void notHere() { assumeTrue(made < 0, "not here"); }
class Whole {
    List<String> list;
    @BeforeEach void fill() { list = new ArrayList<>(List.of("a")); }
    @RepeatedTest(2) @DisplayName("as often") void again() { list.add("b"); assertThat(list).hasSize(2); }
    @Nested class Inner { @Test void sees() { assertThat(list).hasSize(1); } }
}
class After { @AfterEach void say() { System.out.println("said after"); } @Test void ends() {} }
"""
    )
    text = result(cell)
    assert text.endswith("12 passed, 0 failed, 2 skipped"), text
    places = [text.index(name) for name in ("even", "sums", "reads", "inTime", "writes", "off", "notHere", "Whole", "After")]
    assert places == sorted(places), text
    for part in ("– off  later", "Assumption failed: not here", "✓ repetition 2 of 2", "| said after", "slowest:"):
        assert part in text, text


def test_what_a_helper_lacks_is_told(kernel):
    kernel.run("int helper(int x) { return unheardOfMethod(x); }")
    message = kernel.fail("%%test\n@Test void uses() { helper(1); }")
    assert "uses: This cannot run until this is declared: method unheardOfMethod(int)" in message


def test_data_is_asserted_in_one_line_and_offending_rows_are_shown(kernel):
    kernel.run("%bars IBM --from sample --as real")
    cell = kernel.start(
        """%%test
@Test void good() {
    assertThat(real.table("IBM")).hasColumns("time", "close").isSortedBy("time").hasNoMissing("close")
        .hasNoDuplicates("time").every("high >= low");
    assertThat(real).hasQualityAtLeast(0.5).hasSessions(3000);
}
@Test void cheap() { assertThat(real.table("IBM")).every("close < 210"); }
@Test void sameTable() {
    Table closes = real.table("IBM").selectColumns("time", "close");
    assertEquals(closes.first(2), closes.inRange(1, 3));
}
"""
    ).wait()
    text = result(cell)
    assert text.endswith("1 passed, 2 failed, 0 skipped")
    assert re.search(r"does not hold: close < 210, in \d+ of [\d,]+ rows:\n +row .*close", text), text
    assert re.search(r"differs in 2 of 2 rows: time of row 0 is .*\n +expected +\| actual\n +row .*\| +row ", text), text
    html = cell.data("text/html")[-1]
    assert html.count(">expected</th>") == 1 and "<mark>" in html


def test_a_failure_is_an_error_with_the_cells_line_and_without_our_frames(kernel):
    cell = kernel.start("%%test\n@Test void fine() {}\n@Test void wrong() {\n  assertEquals(1, 2);\n}").wait()
    assert cell.reply["status"] == "error"
    assert cell.reply["ename"] == "TestFailure"
    assert re.search(r"wrong: expected: <1> but was: <2> \(In\[\d+\]:4\)", cell.reply["evalue"])
    assert result(cell).endswith("1 passed, 1 failed, 0 skipped")
    assert not re.search(r"org\.junit|dev\.barista|Exception", "\n".join(cell.reply["traceback"]) + cell.text())


def test_the_text_of_tests_is_escaped(kernel):
    cell = kernel.start(
        '%%test --keep-going\n@Test @DisplayName("<script>a</script>") void a() {\n'
        '  System.out.println("<img src=x>"); assertEquals("<b>1</b>", "<i>2</i>");\n}'
    ).wait()
    html = cell.data("text/html")[-1]
    assert not re.search(r"<(script|img|b|i)\b", html)
    assert "&lt;img src=x&gt;" in html and "&lt;script&gt;" in html


def test_output_stands_under_its_test(kernel):
    cell = kernel.run(
        '%%test\n@Test void first() { System.out.println("said first"); }\n'
        '@Test void second() throws Exception { var t = new Thread(() -> System.err.println("said by a thread")); '
        "t.start(); t.join(); }"
    )
    assert re.search(r"first.*\n.*\| said first\n.*second.*\n.*\| said by a thread", result(cell))
    assert not cell.messages("stream")


def test_the_tree_grows_while_tests_run(tmp_path):
    client = Client(tmp_path)
    try:
        cell = client.start(
            '%%test\n@Test void quick() {}\n@Test void waits() throws Exception { while (!Files.exists(Path.of("go"))) '
            "Thread.sleep(20); }"
        )
        client.wait_until(lambda: any("✓ quick" in text for text in cell.data("text/plain")), "the first test")
        assert not cell.is_idle()
        (tmp_path / "go").touch()
        assert result(cell.wait()).endswith("2 passed, 0 failed, 0 skipped")
    finally:
        client.close()


def test_what_is_missing_is_told(kernel):
    assert "variable unheardOf" in kernel.fail("%%test\n@Test void a() { assertNull(unheardOf); }")
    hidden = kernel.start("%%test\n@Test private void hidden() {}\n@Test void seen() {}").wait()
    assert "must not be private" in hidden.reply["evalue"]
    assert "! @Test method 'private void hidden()'" in result(hidden)
    assert not hidden.messages("stream")


def test_timeouts_and_interrupts_leave_the_kernel_well(kernel):
    message = kernel.fail("%%test\n@Test @Timeout(value = 300, unit = TimeUnit.MILLISECONDS) void loops() { while (true); }")
    assert "timed out after 300 milliseconds" in message
    for hangs in ("while (true);", "Thread.sleep(100_000);", "new java.net.ServerSocket(0).accept();"):
        cell = kernel.start(
            "%%test\n@Test void first() {}\n@Test void never() throws Exception { " + hangs + " }\n@Test void last() {}"
        )
        kernel.wait_until(lambda: any("… never" in text for text in cell.data("text/plain")), "the test to begin")
        kernel.interrupt()
        assert cell.wait().reply["ename"] == "Interrupted"
        assert result(cell).endswith("1 passed, 0 failed, 2 skipped"), result(cell)
    message = kernel.fail(
        "%%test\n@Test @Timeout(1) void waits() throws Exception { new java.net.ServerSocket(0).accept(); }"
    )
    assert "timed out after 1 second" in message
    kernel.run("%%test\n@Test void well() {}")


def test_all_cells_again_and_reports(tmp_path):
    client = Client(tmp_path)
    try:
        client.run("int limit = 1;")
        client.run("%%test\n@Test void below() { assertTrue(limit < 2); }")
        client.run('%%test\n@Tag("slow") @Test void other() {}')
        assert result(client.run("%test --report all.xml")).endswith("2 passed, 0 failed, 0 skipped")
        client.run("int limit = 3;")
        assert "below" in client.fail("%test --report all.xml")
        cases = list(ElementTree.parse(tmp_path / "all.xml").iter("testcase"))
        assert sorted((case.get("name"), case.find("failure") is None) for case in cases) == [("below", False), ("other", True)]
        assert {suite.get("name") for suite in ElementTree.parse(tmp_path / "all.xml").iter("testsuite")} == {"In[2]", "In[3]"}
        assert result(client.run("%test --tag slow")).endswith("1 passed, 0 failed, 0 skipped")
        assert result(client.run("%test --name oth*")).endswith("1 passed, 0 failed, 0 skipped")
        assert result(client.run("%test --failed --keep-going")).endswith("0 passed, 1 failed, 0 skipped")
        client.run("%%test\n@Test void below() { assertTrue(limit < 4); }")
        assert result(client.run("%test --time")).endswith("2 passed, 0 failed, 0 skipped")
        assert "there is no folder" in client.fail("%test --report no/such/folder/x.xml")
    finally:
        client.close()


def test_snapshots_are_kept_beside_the_notebook_and_compared(tmp_path):
    client = Client(tmp_path)
    cell = "%%test --snapshot closes --tolerance 0.01\nTable.create(\"t\", DoubleColumn.create(\"close\", 1.5, x))"
    try:
        client.run("double x = 2;")
        assert "kept as" in result(client.run(cell))
        file = tmp_path / "__snapshots__" / "closes.csv"
        assert file.read_text() == "close\n1.5\n2.0\n"
        client.run("x = 2.001;")
        assert result(client.run(cell)).endswith("1 passed, 0 failed, 0 skipped")
        client.run("x = 3;")
        failed = client.start(cell).wait()
        assert failed.reply["status"] == "error"
        assert "line 3 - 2.0" in result(failed) and "line 3 + 3.0" in result(failed)
        assert "<mark>" in failed.data("text/html")[-1]
        assert "1 of 1 tests failed" in client.fail("%test")
        assert result(client.run("%test --update")).endswith("1 passed, 0 failed, 0 skipped")
        assert file.read_text() == "close\n1.5\n3.0\n"
        assert [each.name for each in file.parent.iterdir()] == ["closes.csv"]
        client.run("%%test --snapshot array\nnew double[] {1.5, 2.5}")
        assert (tmp_path / "__snapshots__" / "array.txt").read_text() == "[1.5, 2.5]\n"
        assert "have no value to keep" in client.fail("%%test --snapshot none\nint unused = 1;")
        client.run("%%test\n@Test void stands() {}")
        client.fail("%%test --snapshot broken\nnowhere")
        assert result(client.start("%test").wait()).endswith("3 passed, 2 failed, 0 skipped")
    finally:
        client.close()


def notebook(path, *cells):
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata.kernelspec = {"name": "barista", "display_name": "Barista", "language": "java"}
    nbformat.write(made, path)
    return path


def barista_test(*arguments):
    """Exit status and standard output; of a usage that is refused, what stands on standard error."""
    process = subprocess.run(
        [sys.executable, str(INSTALL / "notebook_tests.py"), *map(str, arguments)], capture_output=True, text=True
    )
    print(process.stderr)  # shown when the test fails
    return process.returncode, (process.stdout or process.stderr).strip()


def test_notebooks_are_tested_from_outside(tmp_path):
    good = notebook(tmp_path / "good.ipynb", "int a = 1;", "%%test\n@Test void isOne() { assertEquals(1, a); }")
    plain = notebook(tmp_path / "plain.ipynb", "1 + 1")
    bad = notebook(
        tmp_path / "bad.ipynb",
        "%%test\n@Test void wrong() { assertEquals(1, 2); }\n@Test void right() {}",
        "%%test --keep-going\n@Test void letPass() { fail(); }",
        "%%test\n@Test void after() {}",
        "int b = a;",
        "%%test\n@Test void never() {}",
    )
    before = bad.read_bytes()
    assert barista_test(good, plain)[0] == 0
    status, said = barista_test(tmp_path, "--report", tmp_path / "all.xml")
    assert status == 1
    assert said.splitlines()[-1] == "4 passed, 2 failed"
    assert "✗ In[1].wrong: expected: <1> but was: <2>" in said
    assert "let pass by --keep-going" in said
    assert "✗ In[4].cell: CompileError" in said
    cases = list(ElementTree.parse(tmp_path / "all.xml").iter("testcase"))
    assert len(cases) == 7 and sum(case.find("failure") is not None for case in cases) == 2
    assert bad.read_bytes() == before


def test_what_is_no_notebook_is_told_in_a_sentence(tmp_path):
    assert barista_test(tmp_path / "none.ipynb")[1].startswith("There is no notebook or folder")
    assert barista_test(tmp_path)[1].startswith("There is no notebook in")
    (tmp_path / "broken.ipynb").write_text("{")
    status, said = barista_test(tmp_path / "broken.ipynb")
    assert status == 1 and said.endswith("0 passed, 1 failed") and "Traceback" not in said


def test_the_gallery_passes_its_own_tests():
    status, said = barista_test(INSTALL.parent / "notebooks")
    assert status == 0 and said.endswith(" passed, 0 failed"), said


def test_watched_tests_run_again_where_they_stand(tmp_path):
    client = Client(tmp_path)
    try:
        client.run("int twice(int x) { return 2 * x; }")
        watched = client.run("%%test --watch\n@Test void doubles() { assertEquals(4, twice(2)); }")
        assert result(watched).endswith("1 passed, 0 failed, 0 skipped")
        busy = client.start("int twice(int x) { return 3 * x; }\nwhile (!Files.exists(Path.of(\"go\"))) Thread.sleep(20);")
        (tmp_path / "go").touch()
        busy.wait()
        client.wait_until(lambda: result(watched).endswith("0 passed, 1 failed, 0 skipped"), "the tests to run again")
        assert len(set(watched.display_ids())) == 1
        assert not busy.data("text/plain")
        client.run("int twice(int x) { return x + x; }")
        client.wait_until(lambda: result(watched).endswith("1 passed, 0 failed, 0 skipped"), "the tests to pass")
    finally:
        client.close()


def test_other_engines_are_added_by_maven(tmp_path):
    client = Client(tmp_path)
    try:
        client.run("%maven net.jqwik:jqwik:1.9.3")
        cell = client.start(
            "%%test\nimport net.jqwik.api.*;\n"
            "@Property(tries = 50) boolean squares(@ForAll short x) { return (int) x * x >= 0; }\n"
            "@Property(tries = 50) boolean isSmall(@ForAll int x) { return x < 10; }\n"
            "@Test void jupiter() {}"
        ).wait()
        assert result(cell).endswith("2 passed, 1 failed, 0 skipped"), cell.text()
        assert "✓ squares" in result(cell) and "✗ isSmall" in result(cell)
        assert not re.search("CellTests|JShell|net.jqwik.engine", cell.text())
        # What a cell imports stays imported, yet names that were there before mean what they meant.
        client.run('%%test\n@Test @Tag("slow") void first() { assertNotNull(Table.create("t")); }\n@Test @Disabled void off() {}')
    finally:
        client.close()
