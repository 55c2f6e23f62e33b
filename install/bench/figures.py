"""Figures of several rounds: minimum, median, maximum, ratios; printed as a table and written as JSON."""

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
from pathlib import Path


def parser(description):
    parsed = argparse.ArgumentParser(description=description)
    parsed.add_argument("--rounds", type=int, default=5)
    parsed.add_argument("--out", type=Path, required=True)
    return parsed


def run(description, measure):
    """The whole of a benchmark: ``measure`` adds the figures of one round."""
    arguments = parser(description).parse_args()
    figures = Figures()
    for _ in range(arguments.rounds):
        measure(figures)
    figures.print()
    figures.write(arguments.out)


def percentile(values, share):
    """The smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def short(value):
    """Two digits that count, or all before the point."""
    return f"{value:.2g}" if abs(value) < 10 else f"{value:,.0f}"


class Figures:
    """One list of numbers for each subject and measure, in the order of the rounds."""

    def __init__(self):
        self.values = {}
        self.units = {}

    def add(self, subject, measure, value, unit):
        self.values.setdefault(measure, {}).setdefault(subject, []).append(value)
        self.units[measure] = unit

    def median(self, subject, measure):
        return statistics.median(self.values[measure][subject])

    def print(self, baseline=None):
        """A row for each measure and subject; ratios are those of the medians, to ``baseline``."""
        wide = max([12, *(len(subject) for subjects in self.values.values() for subject in subjects)])
        heading = f"{'measure':<34} {'subject':<{wide}} {'min':>9} {'median':>9} {'max':>9}"
        print(heading + (f"  × {baseline}" if baseline else ""))
        for measure, subjects in self.values.items():
            for subject, values in subjects.items():
                row = f"{measure + ' ' + self.units[measure]:<34} {subject:<{wide}}"
                row += "".join(f" {value:>9.3g}" for value in (min(values), statistics.median(values), max(values)))
                ratio = self._ratio(subjects, subject, baseline)
                print(row if ratio is None else f"{row}  {ratio:.2f}")

    def print_markdown(self, baseline):
        """A row for each measure: the median of each subject, in brackets from the least to the most, and the ratio."""
        subjects = list(dict.fromkeys(subject for row in self.values.values() for subject in row))
        print("| | " + " | ".join(subjects) + " |\n|---|" + "---|" * len(subjects))
        for measure, row in self.values.items():
            cells = (self._markdown(row, subject, baseline) for subject in subjects)
            print(f"| {measure}, {self.units[measure]} | " + " | ".join(cells) + " |")

    @staticmethod
    def _ratio(row, subject, baseline):
        """None where there is nothing to compare with, such as no refusals at all."""
        least = statistics.median(row.get(baseline, [0]))
        return statistics.median(row[subject]) / least if least else None

    def _markdown(self, row, subject, baseline):
        if subject not in row:
            return "–"
        median = statistics.median(row[subject])
        cell = f"{short(median)} ({short(min(row[subject]))}–{short(max(row[subject]))})"
        ratio = None if subject == baseline else self._ratio(row, subject, baseline)
        return cell if ratio is None else f"{cell} × {short(ratio)}"

    def write(self, out):
        measures = {
            measure: {
                "unit": self.units[measure],
                "rounds": subjects,
                "summary": {
                    subject: {"min": min(values), "median": statistics.median(values), "max": max(values)}
                    for subject, values in subjects.items()
                },
            }
            for measure, subjects in self.values.items()
        }
        out.write_text(json.dumps({"machine": machine(), "measures": measures}, indent=1) + "\n")
        print(f"\nAll figures: {os.path.relpath(out)}")


def machine():
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    version = subprocess.run([java, "-version"], capture_output=True, text=True, check=True).stderr.splitlines()[0]
    return {"java": version, "python": platform.python_version(), "cpus": os.cpu_count(), "os": platform.platform()}
