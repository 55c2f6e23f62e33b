"""Which faults `%quality` finds, and what it takes for faults that are none.

Each round puts 15 kinds of faults, at places drawn anew, into a year of clean practice bars of 50 symbols in three
timeframes, and looks at the clean ones as well, of minutes too: `InjectedFaultsTest`, which holds what is promised, 99 %
found and one false alarm in a thousand bars. A round in which that does not hold ends the measurement.
"""

import re
import subprocess
import sys
from pathlib import Path

from figures import run

ROOT = Path(__file__).resolve().parents[2]
TEST = ["-pl", "magics", "-am", "test", "-Dtest=InjectedFaultsTest", "-Dsurefire.failIfNoSpecifiedTests=false"]


def measure(figures):
    command = ["mvn", "-B", "-q", "-ntp", *TEST, "-Dspotless.check.skip=true", f"-Dpython={sys.executable}"]
    subprocess.run(command, cwd=ROOT, check=True)
    target = ROOT / "magics" / "target"
    for fault, share in re.findall(r"^([A-Z_]+) .* ([\d.]+) found", (target / "injected-faults.txt").read_text(), re.M):
        figures.add(fault.lower().replace("_", " "), "found", float(share) * 100, "%")
    alarms, bars = map(int, re.findall(r"\d+", (target / "false-alarms.txt").read_text()))
    figures.add("clean bars", "false alarms", alarms / bars * 100, "%")


if __name__ == "__main__":
    run(__doc__.splitlines()[0], measure)
