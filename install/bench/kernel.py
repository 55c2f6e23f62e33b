"""Barista beside ipykernel and JJava: start, first cell, evaluation, class definition, completion, memory.

Each round starts every kernel anew, one after another. "First cell" is asked at once after the start, as a client does
that opens a notebook and runs it; "first cell, 1 s later" is what a person meets.
"""

import time

import psutil
from figures import Figures, parser, percentile
from timed_kernel import TimedKernel

WARM = 100
JAVA_CLASS = "class Position%d {\n" + "".join(
    f"    private double field{n}; double field{n}() {{ return field{n} * {n}; }}\n" for n in range(18)
) + "}"
PYTHON_CLASS = "class Position%d:\n" + "".join(
    f"    def field{n}(self): return {n} * {n}\n" for n in range(18)
)
SUBJECTS = {
    "ipykernel": {"kernel": "python3", "class": PYTHON_CLASS, "text": "text = 'abc'", "member": "text.up"},
    "barista": {"kernel": "barista", "class": JAVA_CLASS, "text": 'String text = "abc";', "member": "text.toUp"},
    "jjava": {"kernel": "java", "class": JAVA_CLASS, "text": 'String text = "abc";', "member": "text.toUp"},
}


def resident(pid):
    """Bytes of the kernel and all that it started."""
    process = psutil.Process(pid)
    return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)])


def measure(figures, name, subject):
    with TimedKernel(subject["kernel"]) as kernel:
        request = kernel.client.execute("1+1")
        assert kernel.wait_for_reply(request)["status"] == "ok"
        figures.add(name, "start to first cell", time.perf_counter() - kernel.started, "s")
        kernel.wait_for_idle(request)
    with TimedKernel(subject["kernel"]) as kernel:
        figures.add(name, "start to kernel_info", kernel.wait_for_info(), "s")
        figures.add(name, "memory after start", resident(kernel.pid) / 2**20, "MiB")
        time.sleep(1)
        figures.add(name, "first cell, 1 s later", kernel.execute("1+1") * 1e3, "ms")
        kernel.execute(subject["text"])
        figures.add(name, "first completion", kernel.complete(subject["member"]) * 1e3, "ms")
        completions = [kernel.complete(subject["member"]) for _ in range(WARM)]
        figures.add(name, "warm completion, median", percentile(completions, 0.5) * 1e3, "ms")
        evaluations = [kernel.execute("1+1") for _ in range(2 * WARM)][WARM:]
        figures.add(name, "warm 1+1, median", percentile(evaluations, 0.5) * 1e3, "ms")
        figures.add(name, "warm 1+1, p99", percentile(evaluations, 0.99) * 1e3, "ms")
        classes = [kernel.execute(subject["class"] % n) for n in range(20)]
        figures.add(name, "20-line class, median", percentile(classes, 0.5) * 1e3, "ms")
        figures.add(name, "memory at the end", resident(kernel.pid) / 2**20, "MiB")


def main():
    arguments = parser(__doc__.splitlines()[0]).parse_args()
    figures = Figures()
    for _ in range(arguments.rounds):
        for name, subject in SUBJECTS.items():
            measure(figures, name, subject)
    figures.print(baseline="ipykernel")
    figures.write(arguments.out)


if __name__ == "__main__":
    main()
