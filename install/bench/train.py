"""Training on one thread: steps a second beside sb3-contrib's RecurrentPPO, learning curves of known problems, the start.

For the comparison BARISTA_SB3_PYTHON names a Python with sb3-contrib 2.9.2 and PyTorch for processors; it is left out
otherwise. Both sides have the same networks, environments, epochs, minibatches and sequences; rounds take turns.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from figures import Figures, parser

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
JAR = HERE.parent / "target" / "barista.jar"
MAIN = "dev.barista.train.problems.TrainBenchmark"
# Over two whole episodes of the market: sb3-contrib goes step by step through minibatches in which one begins.
UPDATES = "9"
# Problem, steps, and what its agents should reach without exploring.
PROBLEMS = (
    ("cue", 10_240, "58 of 64 or more, by every seed"),
    ("cue-without-memory", 10_240, "between -6 and 6, by every seed"),
    ("cartpole", 200_000, "475 of 500 or more, by four of five seeds"),
)


def libraries(folder):
    """The class path of what %train fetches."""
    out = folder / "classpath"
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath"
    subprocess.run(
        ["mvn", "-B", "-q", "-ntp", "-f", HERE / "train" / "pom.xml", goal, f"-Dmdep.outputFile={out}"], check=True
    )
    return out.read_text().strip()


class Java:
    def __init__(self, folder):
        self.bin = Path(os.environ["JAVA_HOME"]) / "bin"
        self.classpath = f"{folder / 'classes'}{os.pathsep}{JAR}{os.pathsep}{libraries(folder)}"
        problems = ROOT / "magics" / "src" / "test" / "java" / "dev" / "barista" / "train" / "problems"
        sources = [*problems.glob("*.java"), HERE / "train" / "src" / (MAIN.replace(".", "/") + ".java")]
        command = [self.bin / "javac", "-nowarn", "-d", folder / "classes", "-cp", self.classpath, *sources]
        subprocess.run(command, check=True)

    def lines(self, cache, *arguments):
        """The figures that a run of the benchmark prints."""
        command = [self.bin / "java", "-Xmx1g", f"-DDJL_CACHE_DIR={cache}", "-cp", self.classpath, MAIN, *arguments]
        ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return [json.loads(line) for line in ran.stdout.splitlines()]


def measure_pace(java, cache, figures, sb3):
    for problem in ("cartpole", "market"):
        figures.add("barista", f"pace, {problem}", java.lines(cache, "pace", problem, UPDATES)[0]["pace"], "steps/s")
        if sb3:
            ran = subprocess.run([sb3, HERE / "sb3.py", problem, UPDATES], check=True, stdout=subprocess.PIPE, text=True)
            figures.add("sb3-contrib", f"pace, {problem}", json.loads(ran.stdout.splitlines()[-1])["pace"], "steps/s")


def learn(java, cache, figures, seeds):
    curves = []
    for problem, steps, goal in PROBLEMS:
        for seed in range(1, seeds + 1):
            *points, last = java.lines(cache, problem, str(steps), str(seed))
            curves.append({"problem": problem, "seed": seed, "points": points, "greedy": last["greedy"]})
            figures.add("barista", f"greedy return, {problem}", last["greedy"], "")
            print(f"{problem}, seed {seed}: {last['greedy']:.1f} (should be {goal})", flush=True)
    return curves


def picture(curves, out):
    """A panel a problem: the mean return of the last 100 episodes by step, a line a seed."""
    parts = []
    for panel, (problem, steps, _) in enumerate(PROBLEMS):
        lines = [curve["points"] for curve in curves if curve["problem"] == problem]
        low, high = (0, 500) if problem == "cartpole" else (-64, 64)
        left = 60 + panel * 300
        parts.append(f'<text x="{left}" y="20">{problem}, {steps:,} steps</text>')
        parts.append(f'<rect x="{left}" y="30" width="220" height="160" fill="none" stroke="#999"/>')
        for value in (low, (low + high) // 2, high):
            y = 190 - 160 * (value - low) / (high - low)
            parts.append(f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{value}</text>')
        for points in lines:
            # Before the first episode ends there is no return.
            known = [point for point in points if point["return"] is not None]
            path = " ".join(
                f'{left + 220 * min(1, point["step"] / steps):.1f},'
                f'{190 - 160 * (point["return"] - low) / (high - low):.1f}'
                for point in known
            )
            parts.append(f'<polyline points="{path}" fill="none" stroke="#1f77b4" stroke-opacity="0.7"/>')
    body = "\n".join(parts)
    out.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="920" height="210" font-family="sans-serif" font-size="12">'
        f'\n<rect width="920" height="210" fill="white"/>\n{body}\n</svg>\n'
    )


def main():
    parsed = parser(__doc__.splitlines()[0])
    parsed.add_argument("--seeds", type=int, default=5)
    arguments = parsed.parse_args()
    sb3 = os.environ.get("BARISTA_SB3_PYTHON")
    figures = Figures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        java = Java(folder)
        warm = folder / "cache"
        for number in range(arguments.rounds):
            figures.add("cold", "start", java.lines(folder / f"cache{number}", "start")[0]["seconds"], "s")
            subprocess.run(["rm", "-rf", folder / f"cache{number}"], check=True)
            java.lines(warm, "start")
            figures.add("warm", "start", java.lines(warm, "start")[0]["seconds"], "s")
            measure_pace(java, warm, figures, sb3)
        curves = learn(java, warm, figures, arguments.seeds)
    figures.print(baseline="sb3-contrib")
    if not sb3:
        print("sb3-contrib was left out. Name a Python that has it: BARISTA_SB3_PYTHON=/path/to/python")
    figures.write(arguments.out)
    arguments.out.with_name("train-curves.json").write_text(json.dumps(curves) + "\n")
    picture(curves, arguments.out.with_suffix(".svg"))


if __name__ == "__main__":
    main()
