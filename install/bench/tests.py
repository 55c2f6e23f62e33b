"""What a test cell takes on JDK 17 and 25, in turns.

Each round starts a kernel on each JDK and runs a test cell as soon as the kernel answers: the first test. Later cells
each have a test of their own; before each stands a cell that only declares such a class, which is what compiling takes.
The overhead of a test cell is what it takes longer than that one.
"""

import statistics

import psutil
from figures import Figures, parser, percentile
from kernel import JDKS, barista
from launcher import found_jdks
from timed_kernel import TimedKernel

LATER = 40
METHOD = "@Test void test%d() { assertEquals(%d, %d); }"


def measure(figures, name, jdk):
    with TimedKernel("barista", jdk["environ"]) as kernel:
        kernel.wait_for_info()
        figures.add(name, "first test", kernel.execute("%%test\n" + METHOD % (0, 0, 0)) * 1e3, "ms")
        overheads, processor = [], 0
        for n in range(1, LATER + 1):
            test = METHOD % (n, n, n)
            before = processor_seconds(kernel)
            declared = kernel.execute("class Declared%d { %s }" % (n, test))
            between = processor_seconds(kernel)
            overheads.append((kernel.execute("%%test\n" + test) - declared) * 1e3)
            processor += processor_seconds(kernel) - 2 * between + before
        figures.add(name, "overhead of a later test, median", statistics.median(overheads), "ms")
        figures.add(name, "overhead of a later test, p90", percentile(overheads, 0.9), "ms")
        figures.add(name, "overhead of a later test, most", max(overheads), "ms")
        figures.add(name, "the same as processor time, mean", processor / LATER * 1e3, "ms")
        figures.add(name, "overhead of the second test", overheads[0], "ms")


def processor_seconds(kernel):
    """What the kernel has used so far, of all cores: other programs do not count, as they do in what a cell takes."""
    process = psutil.Process(kernel.pid)
    times = [each.cpu_times() for each in [process, *process.children(recursive=True)]]
    return sum(each.user + each.system for each in times)


def main():
    arguments = parser(__doc__.splitlines()[0]).parse_args()
    jdks = {f"barista {jdk.feature}": barista(jdk) for jdk in newest_of_each()}
    figures = Figures()
    for _ in range(arguments.rounds):
        for name, jdk in jdks.items():
            measure(figures, name, jdk)
    figures.print()
    figures.write(arguments.out)


def newest_of_each():
    found = [next((jdk for jdk in found_jdks() if jdk.feature == feature), None) for feature in JDKS]
    return [jdk for jdk in found if jdk]


if __name__ == "__main__":
    main()
