"""Adds up test reports and prints ``N passed, N failed``.

usage: count_results.py FOLDER PART ...

Every part has a folder of JUnit XML reports (Surefire's or pytest's) in FOLDER. A skipped test counts as failed, and so
does a part without tests: what was meant to run and did not is no success. A part that holds a file ``ended-badly``
counts one failure if its reports show none. The exit status is 1 if anything failed.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def outcome(case):
    for kind in ("failure", "error", "skipped"):
        if case.find(kind) is not None:
            return kind
    return "passed"


def results(folder):
    """Pairs of a test's name and its outcome."""
    found = []
    for report in sorted(folder.rglob("*.xml")):
        for case in ElementTree.parse(report).getroot().iter("testcase"):
            found.append((f"{case.get('classname')}.{case.get('name')}", outcome(case)))
    return found


def main(folder, parts):
    passed, failed = 0, []
    for part in parts:
        cases = results(folder / part)
        good = sum(result == "passed" for _, result in cases)
        bad = [f"{part}: {result}: {name}" for name, result in cases if result != "passed"]
        if not cases:
            bad = [f"{part}: no test ran"]
        elif not bad and (folder / part / "ended-badly").exists():
            bad = [f"{part}: ended with an error; see its output above"]
        print(f"  {part}: {good} passed, {len(bad)} failed")
        passed += good
        failed += bad
    for line in failed:
        print(f"  {line}")
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
