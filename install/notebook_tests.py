"""Runs the tests of notebooks: executes each in a kernel of its own, several side by side.

usage: barista test [--jobs N] [--report FILE] [--timeout SECONDS] NOTEBOOK_OR_FOLDER ...

A notebook's tests are those of its %%test cells; a test that fails does not end the notebook, any other error of a cell
does and counts as a failed test. A notebook without tests is one test: that it runs. What fails in a cell with
--keep-going is shown, but fails nothing. The notebooks themselves stay as they are. The last line reads
"N passed, N failed"; the exit status is 1 if anything failed.
"""

import argparse
import itertools
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import nbformat
from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

MIME = "application/vnd.barista.tests+json"
# What no XML may have in it.
FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")


@dataclass
class Case:
    """A test and what became of it: passed, failed, skipped or tolerated."""

    path: str
    name: str
    status: str
    seconds: float = 0.0
    message: str = ""
    detail: str = ""


@dataclass
class Outcome:
    notebook: Path
    seconds: float = 0.0
    cases: list = field(default_factory=list)

    def count(self, status):
        return sum(case.status == status for case in self.cases)


def notebooks(places):
    """The notebooks that are meant, each once; ends the program if there is none."""
    found = []
    for place in places:
        path = Path(place)
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*.ipynb") if ".ipynb_checkpoints" not in each.parts)
            if not inside:
                sys.exit(f"There is no notebook in {place}. Name a folder with .ipynb files, or a file")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            sys.exit(f"There is no notebook or folder {place}. Try: install/barista test notebooks")
    return list(dict.fromkeys(found))


def cases_of(cell, place):
    """The tests of an executed %%test cell."""
    keep_going = "--keep-going" in cell.source.lstrip().split("\n", 1)[0]
    for output in cell.get("outputs", ()):
        results = output.get("data", {}).get(MIME)
        if results is None:
            continue
        for issue in results["issues"]:
            yield Case(place, issue, "failed", message="cannot be run as written")
        for test in results["tests"]:
            failed = test["status"] == "failed"
            yield Case(
                ".".join(filter(None, (place, test["path"]))),
                test["name"],
                "tolerated" if failed and keep_going else test["status"],
                test["millis"] / 1e3,
                test.get("message", ""),
                test.get("detail", ""),
            )


def is_test(cell):
    return cell.cell_type == "code" and cell.source.lstrip().startswith("%%test")


def error_of(cell):
    """What an executed cell ended with, unless its tests tell that already."""
    for output in cell.get("outputs", ()):
        if output.output_type == "error" and output.ename != "TestFailure":
            return f"{output.ename}: {output.evalue}"
    return None


def place_of(cell, number):
    return f"In[{cell.get('execution_count') or number}]"


def run(path, timeout):
    """Executes a notebook and collects its tests."""
    outcome = Outcome(path)
    start = time.monotonic()
    end = None
    notebook = None
    try:
        notebook = nbformat.read(path, as_version=4)
        kernel = notebook.metadata.get("kernelspec", {}).get("name", "barista")
        NotebookClient(
            notebook,
            timeout=timeout,
            kernel_name=kernel,
            km=AsyncKernelManager(kernel_name=kernel),
            allow_error_names=["TestFailure"],
            resources={"metadata": {"path": str(path.resolve().parent)}},
        ).execute()
    except CellExecutionError:
        pass  # told below, with its cell
    except CellTimeoutError:
        end = f"a cell took longer than {timeout} s"
    except DeadKernelError:
        end = "the kernel died"
    except Exception as error:  # one notebook's trouble must not hide the others' results
        end = f"cannot be run: {type(error).__name__}: {error}"
    outcome.seconds = time.monotonic() - start
    code = [cell for cell in notebook.cells if cell.cell_type == "code"] if notebook else []
    for number, cell in enumerate(code, 1):
        if is_test(cell):
            outcome.cases += cases_of(cell, place_of(cell, number))
        error = error_of(cell)
        if error:
            outcome.cases.append(Case(place_of(cell, number), "cell", "failed", 0.0, error.split("\n", 1)[0], error))
    if end:
        outcome.cases.append(Case("", "notebook", "failed", 0.0, end, end))
    if not outcome.cases:
        outcome.cases.append(Case("", "runs without an error", "passed", outcome.seconds))
    return outcome


def show(outcome):
    parts = [f"{outcome.count('passed')} passed", f"{outcome.count('failed')} failed"]
    for status, words in (("skipped", "skipped"), ("tolerated", "failed and were let pass by --keep-going")):
        if outcome.count(status):
            parts.append(f"{outcome.count(status)} {words}")
    print(f"{outcome.notebook}  {', '.join(parts)}  ({outcome.seconds:.1f} s)")
    for case in outcome.cases:
        if case.status == "failed":
            print(f"  ✗ {'.'.join(filter(None, (case.path, case.name)))}: {case.message}")
            for line in case.detail.strip().splitlines()[1:]:
                print(f"      {line}")
    sys.stdout.flush()


def clean(text):
    return text.translate(FORBIDDEN)


def write_report(outcomes, file):
    root = ElementTree.Element("testsuites")
    for outcome in outcomes:
        suite = ElementTree.SubElement(
            root,
            "testsuite",
            name=str(outcome.notebook),
            tests=str(len(outcome.cases)),
            failures=str(outcome.count("failed")),
            skipped=str(outcome.count("skipped") + outcome.count("tolerated")),
            time=f"{outcome.seconds:.3f}",
        )
        for case in outcome.cases:
            name = ".".join(filter(None, (outcome.notebook.stem, case.path)))
            element = ElementTree.SubElement(
                suite, "testcase", classname=clean(name), name=clean(case.name), time=f"{case.seconds:.3f}"
            )
            if case.status == "failed":
                ElementTree.SubElement(element, "failure", message=clean(case.message)).text = clean(case.detail)
            elif case.status in ("skipped", "tolerated"):
                ElementTree.SubElement(element, "skipped", message=clean(case.message))
    try:
        ElementTree.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
    except OSError as error:
        sys.exit(f"--report cannot be written to {file}: {error.strerror}. Try: --report tests.xml")


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more, got {number}")
    return number


def main(arguments):
    parser = argparse.ArgumentParser(prog="barista test", description="Runs the tests of notebooks.")
    parser.add_argument("places", nargs="+", metavar="NOTEBOOK_OR_FOLDER")
    parser.add_argument("--jobs", type=positive, default=os.cpu_count() or 1, help="notebooks at a time; one a core")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write JUnit XML")
    parser.add_argument("--timeout", type=positive, default=600, metavar="SECONDS", help="for each cell; 600")
    options = parser.parse_args(arguments)
    if options.report and not options.report.resolve().parent.is_dir():
        sys.exit(f"--report cannot be written: there is no folder {options.report.parent}. Try: --report tests.xml")
    outcomes = []
    # Processes, since event loops in several threads would share sockets; new ones, since a fork copies locks.
    paths = notebooks(options.places)
    workers = min(options.jobs, len(paths))
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for outcome in pool.map(run, paths, itertools.repeat(options.timeout)):
            show(outcome)
            outcomes.append(outcome)
    if options.report:
        write_report(outcomes, options.report)
    passed = sum(outcome.count("passed") for outcome in outcomes)
    failed = sum(outcome.count("failed") for outcome in outcomes)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
