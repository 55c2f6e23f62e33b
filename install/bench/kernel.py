"""Barista on JDK 17 and 25 beside ipykernel and JJava: start, first cell, evaluation, completion, liveness, memory.

Each round starts every kernel anew, one after another. "First cell" is asked at once after the start, as a client does
that opens a notebook and runs it; "first cell, 1 s later" is what a person meets. What is done many times is done for
two seconds at most, so that a slow kernel takes no longer than the others. The table at the end is the README's.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
from figures import Figures, parser, percentile
from timed_kernel import TimedKernel

INSTALL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(INSTALL / "kernelspec"))
from launcher import found_jdks  # noqa: E402

JDKS = (17, 25)
WARM = 100
INFOS = 500
SECONDS = 2
BUSY_SECONDS = 2
UPDATES = 10_000
BEATS = 200
JAVA_CLASS = "class Position%d {\n" + "".join(
    f"    private double field{n}; double field{n}() {{ return field{n} * {n}; }}\n" for n in range(18)
) + "}"
PYTHON_CLASS = "class Position%d:\n" + "".join(
    f"    def field{n}(self): return {n} * {n}\n" for n in range(18)
)
PYTHON = {
    "kernel": "python3",
    "class": PYTHON_CLASS,
    "text": "text = 'abc'",
    "member": "text.up",
    "busy": "import time; time.sleep(%s)",
    "spin": "import time\nend = time.time() + %s\nwhile time.time() < end: pass",
    "display": "from IPython.display import display, update_display\ndisplay(-1, display_id='it');",
    "updates": "for n in range(%d): update_display(n, display_id='it')",
    "answers while busy": False,
}
JAVA = {
    "kernel": "java",
    "class": JAVA_CLASS,
    "text": 'String text = "abc";',
    "member": "text.toUp",
    "busy": "Thread.sleep((long) (1000 * %s))",
    "spin": "{ long end = System.nanoTime() + (long) (1e9 * %s); while (System.nanoTime() < end) {} }",
    "answers while busy": False,
}


def barista(jdk):
    """Barista on this JDK, with the class archive that belongs to it."""
    environ = {**os.environ, "JAVA_HOME": jdk.home, "BARISTA_JAVA": jdk.home}
    kernelspec = Path(sys.prefix) / "share/jupyter/kernels/barista"
    subprocess.run([sys.executable, INSTALL / "make_archive.py", kernelspec], env=environ, check=True)
    own = {
        "display": 'display(-1, "it");',
        "updates": 'for (int n = 0; n < %d; n++) updateDisplay(n, "it");',
        "answers while busy": True,
    }
    return {**JAVA, **own, "kernel": "barista", "environ": environ}


def subjects():
    found = {"ipykernel": PYTHON}
    for feature in JDKS:
        jdk = next((jdk for jdk in found_jdks() if jdk.feature == feature), None)
        if jdk:
            found[f"barista {feature}"] = barista(jdk)
        else:
            print(f"There is no JDK {feature} on this machine, so Barista is not measured on it.", file=sys.stderr)
    return {**found, "jjava": JAVA}


def resident(pid):
    """Bytes of the kernel and all that it started."""
    process = psutil.Process(pid)
    return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)])


def repeat(measured, count, seconds=SECONDS):
    """What ``measured`` returns, ``count`` times or as often as these seconds allow."""
    end = time.perf_counter() + seconds
    values = [measured()]
    while len(values) < count and time.perf_counter() < end:
        values.append(measured())
    return values


def measure_start(figures, name, subject):
    with TimedKernel(subject["kernel"], subject.get("environ")) as kernel:
        request = kernel.client.execute("1+1")
        assert kernel.wait_for_reply(request)["status"] == "ok"
        # Its idle may have been published before this client was heard of.
        figures.add(name, "start to first cell", time.perf_counter() - kernel.started, "s")


def measure_warm(figures, name, subject, cells):
    with TimedKernel(subject["kernel"], subject.get("environ")) as kernel:
        figures.add(name, "start to kernel_info", kernel.wait_for_info(), "s")
        figures.add(name, "memory after start", resident(kernel.pid) / 2**20, "MiB")
        time.sleep(1)
        figures.add(name, "first cell, 1 s later", kernel.execute("1+1") * 1e3, "ms")
        kernel.execute(subject["text"])
        figures.add(name, "first completion", kernel.complete(subject["member"]) * 1e3, "ms")
        completions = repeat(lambda: kernel.complete(subject["member"]), WARM)
        figures.add(name, "warm completion, median", percentile(completions, 0.5) * 1e3, "ms")
        repeat(lambda: kernel.execute("1+1"), WARM)
        evaluations = repeat(lambda: kernel.execute("1+1"), 2 * WARM)
        figures.add(name, "warm 1+1, median", percentile(evaluations, 0.5) * 1e3, "ms")
        figures.add(name, "warm 1+1, p99", percentile(evaluations, 0.99) * 1e3, "ms")
        classes = [kernel.execute(subject["class"] % n) for n in range(20)]
        figures.add(name, "20-line class, median", percentile(classes, 0.5) * 1e3, "ms")
        measure_liveness(figures, name, subject, kernel)
        measure_heartbeat(figures, name, subject, kernel)
        if "updates" in subject:
            measure_updates(figures, name, subject, kernel)
        if cells:
            for _ in range(cells):
                kernel.execute("1+1")
            evaluations = [kernel.execute("1+1") for _ in range(2 * WARM)]
            figures.add(name, f"1+1 after {cells:,} more, median", percentile(evaluations, 0.5) * 1e3, "ms")
            figures.add(name, f"1+1 after {cells:,} more, p99", percentile(evaluations, 0.99) * 1e3, "ms")
        figures.add(name, "memory at the end", resident(kernel.pid) / 2**20, "MiB")


def measure_liveness(figures, name, subject, kernel):
    infos = repeat(kernel.info, INFOS)
    figures.add(name, "kernel_info, median", percentile(infos[len(infos) // 2 :], 0.5) * 1e3, "ms")
    figures.add(name, "kernel_info, piled up", kernel.infos_per_second(len(infos)), "1/s")
    if subject["answers while busy"]:
        request = kernel.client.execute(subject["busy"] % (BUSY_SECONDS + 1))
        kernel.wait_for_busy(request)
        busy = repeat(lambda: kernel.complete(subject["member"]), 10 * WARM, BUSY_SECONDS)
        figures.add(name, "completion beside a cell, p95", percentile(busy, 0.95) * 1e3, "ms")
        kernel.wait_for_idle(request)


def measure_heartbeat(figures, name, subject, kernel):
    """While nothing runs, and beside a cell that keeps a processor busy."""
    with kernel.heartbeat() as beat:
        figures.add(name, "heartbeat, p99", percentile(repeat(beat, BEATS), 0.99) * 1e3, "ms")
        request = kernel.client.execute(subject["spin"] % (BUSY_SECONDS + 1))
        kernel.wait_for_busy(request)
        busy = repeat(beat, BEATS, BUSY_SECONDS)
        figures.add(name, "heartbeat beside a cell, p99", percentile(busy, 0.99) * 1e3, "ms")
        kernel.wait_for_reply(request)
        kernel.wait_for_idle(request)


def measure_updates(figures, name, subject, kernel):
    """One cell updates a display as fast as it can; each update has to arrive whole and in its place."""
    kernel.execute(subject["display"])
    shown, seconds = kernel.updates(subject["updates"] % UPDATES)
    in_place = sum(text == str(n) for n, text in enumerate(shown))
    figures.add(name, "display updates", len(shown) / seconds, "1/s")
    figures.add(name, f"of {UPDATES:,} updates lost or torn", UPDATES - in_place, "")


def main():
    arguments = parser(__doc__.splitlines()[0])
    arguments.add_argument("--cells", type=int, default=0, help="evaluate 1+1 so often, in the first round, and time it again")
    arguments = arguments.parse_args()
    figures = Figures()
    measured = subjects()
    for number in range(arguments.rounds):
        for name, subject in measured.items():
            measure_start(figures, name, subject)
            measure_warm(figures, name, subject, arguments.cells if number == 0 and "environ" in subject else 0)
        figures.write(arguments.out)
    figures.print(baseline="ipykernel")
    print()
    figures.print_markdown(baseline="ipykernel")


if __name__ == "__main__":
    main()
