"""The scripts' helpers: adding up reports, and printing a notebook's outputs while it runs."""

import importlib.util
import io
import subprocess
import sys
import zipfile
from pathlib import Path

INSTALL = Path(__file__).resolve().parents[1]


def load(name):
    spec = importlib.util.spec_from_file_location(name, INSTALL / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def count(folder, *parts):
    process = subprocess.run(
        [sys.executable, str(INSTALL / "count_results.py"), str(folder), *parts], capture_output=True, text=True
    )
    return process.returncode, process.stdout.splitlines()[-1]


def report(path, *outcomes):
    path.parent.mkdir(parents=True, exist_ok=True)
    cases = "".join(f'<testcase classname="C" name="t{n}">{outcome}</testcase>' for n, outcome in enumerate(outcomes))
    path.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")


def test_adds_up_reports_of_all_parts(tmp_path):
    report(tmp_path / "java" / "kernel" / "TEST-a.xml", "", "")
    report(tmp_path / "java" / "magics" / "TEST-b.xml", "")
    report(tmp_path / "browser" / "browser.xml", "")
    assert count(tmp_path, "java", "browser") == (0, "4 passed, 0 failed")


def test_counts_failures_errors_and_skipped_tests_as_failed(tmp_path):
    report(tmp_path / "java" / "TEST-a.xml", "", "<failure/>", "<error/>", "<skipped/>")
    assert count(tmp_path, "java") == (1, "1 passed, 3 failed")


def test_counts_a_part_without_tests_as_failed(tmp_path):
    report(tmp_path / "java" / "TEST-a.xml", "")
    report(tmp_path / "browser" / "browser.xml")
    assert count(tmp_path, "java", "browser", "notebooks") == (1, "1 passed, 2 failed")


def test_counts_a_part_that_ended_badly_as_failed(tmp_path):
    report(tmp_path / "java" / "TEST-a.xml", "")
    (tmp_path / "java" / "ended-badly").touch()
    assert count(tmp_path, "java") == (1, "1 passed, 1 failed")


class Progress:
    """A printer with a clock that is set by hand."""

    def __init__(self):
        self.now = 100.0
        self.out = io.StringIO()
        self.printer = load("run_notebook").Printer(self.out, lambda: self.now)

    def show(self, kind, text, display=None):
        content = {"data": {"text/plain": text}, "transient": {"display_id": display} if display else {}}
        self.printer.message({"msg_type": kind, "content": content})

    def lines(self):
        return self.out.getvalue().splitlines()


def test_prints_only_the_new_lines_of_an_output_that_changes():
    progress = Progress()
    progress.show("display_data", "Loading\n  SPY ...\n  QQQ ...", "d")
    progress.now += 1
    progress.show("update_display_data", "Loading\n  SPY done\n  QQQ ...", "d")
    assert progress.lines() == ["Loading", "  SPY ...", "  QQQ ...", "  SPY done"]


def test_prints_the_last_state_though_updates_come_faster_than_anyone_reads():
    progress = Progress()
    for n in range(100):
        progress.show("update_display_data" if n else "display_data", f"at {n}", "d")
    progress.printer.flush()
    assert progress.lines() == ["at 0", "at 99"]


def test_starts_a_new_line_after_text_without_one():
    progress = Progress()
    progress.printer.message({"msg_type": "stream", "content": {"name": "stdout", "text": "no end"}})
    progress.show("execute_result", "2")
    assert progress.lines() == ["no end", "2"]


def test_cuts_long_results():
    progress = Progress()
    progress.show("execute_result", "\n".join(str(n) for n in range(1000)))
    assert progress.lines()[-1] == "... 960 more lines"


def test_lists_the_classes_of_a_jar_by_package(tmp_path):
    jar = tmp_path / "kernel.jar"
    with zipfile.ZipFile(jar, "w") as archive:
        for name in ("a/B.class", "a/B$C.class", "a/b/D.class", "E.class", "META-INF/versions/21/a/B.class", "a/f.txt"):
            archive.writestr(name, "")
    lists = load("list_classes")
    lists.main(jar)
    lists.main(jar)  # a jar that has its list keeps it
    with zipfile.ZipFile(jar) as archive:
        assert archive.namelist().count(lists.LIST) == 1
        assert archive.read(lists.LIST).decode() == "a B B$C\na.b D\n"


def test_the_small_jar_has_what_a_start_looks_up_and_the_whole_one_behind_it(tmp_path):
    jar = tmp_path / "barista.jar"
    archives = load("make_archive")
    with zipfile.ZipFile(jar, "w") as whole:
        whole.writestr(archives.MANIFEST, "Manifest-Version: 1.0\r\nMain-Class: a.B\r\nMulti-Release: true\r\n\r\n")
        for name in archives.LOOKED_UP_AT_START:
            whole.writestr(name, f"in {name}")
        whole.writestr("a/B.class", "")
    archives.make_start_jar(str(jar))
    with zipfile.ZipFile(archives.start_jar(str(jar))) as small:
        assert sorted(small.namelist()) == sorted((archives.MANIFEST, *archives.LOOKED_UP_AT_START))
        lines = small.read(archives.MANIFEST).decode().splitlines()
        assert lines[-2:] == ["Class-Path: barista.jar", ""]
        assert "Main-Class: a.B" in lines
