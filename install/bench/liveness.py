"""How long a cell waits while bars load in the background.

Each round starts a kernel, evaluates `1+1` a hundred times while nothing loads, then starts a load of 23 symbols × 90
days of hourly bars and evaluates `1+1` a hundred times more while it runs. The market is the practice market. The
optimum for the load is what its calls cost when they are sent at once: the server's latency, once, as long as they fit
the budget of one window.
"""

import re
import time

from figures import percentile, run
from timed_kernel import TimedKernel

SYMBOLS = (
    "SPY QQQ AAPL MSFT NVDA AMZN GOOGL META TSLA AMD NFLX INTC JPM BAC XOM CVX JNJ PFE KO PEP WMT DIS IWM".split()
)
EVALUATIONS = 100
LATER_LOADS = 9
LOAD_SECONDS = 120


class Panel:
    """What the load's output says, and since when."""

    def __init__(self):
        self.begin = time.perf_counter()
        self.first = None
        self.end = None
        self.text = ""

    def see(self, message):
        if message["msg_type"] not in ("display_data", "update_display_data"):
            return
        text = message["content"]["data"].get("text/plain", "")
        if "API request" not in text:
            return
        self.text = text
        now = time.perf_counter() - self.begin
        if self.first is None and "✅" in text:
            self.first = now
        if self.end is None and text.count("✅") == len(SYMBOLS):
            self.end = now

    def calls(self):
        return int(re.search(r"Made (\d+) API", self.text).group(1))


def start_load(kernel, name):
    """The panel, and the seconds until the cell was idle."""
    begin = time.perf_counter()
    request = kernel.client.execute(f"%bars {' '.join(SYMBOLS)} --days 90 --timeframe 1Hour --as {name}")
    panel = Panel()
    kernel.wait_for_idle(request)
    taken = time.perf_counter() - begin
    assert kernel.wait_for_reply(request)["status"] == "ok"
    return panel, taken


def evaluate(kernel, see=None):
    begin = time.perf_counter()
    request = kernel.client.execute("1+1")
    assert kernel.wait_for_reply(request)["status"] == "ok"
    kernel.wait_for_idle(request, see)
    return time.perf_counter() - begin


def measure(figures):
    with TimedKernel("barista") as kernel:
        kernel.wait_for_info()
        for _ in range(30):
            evaluate(kernel)
        idle = [evaluate(kernel) for _ in range(EVALUATIONS)]

        panel, taken = start_load(kernel, "prices")
        figures.add("barista", "first %bars to idle", taken * 1e3, "ms")

        during, after = [], []
        for _ in range(EVALUATIONS):
            loading = panel.end is None
            taken = evaluate(kernel, panel.see)
            (during if loading else after).append(taken)
        kernel.read_late(panel.see, lambda: panel.end is not None, LOAD_SECONDS)
        assert panel.end is not None, f"The load did not end well:\n{panel.text}"
        later = []
        for n in range(LATER_LOADS):
            again, taken = start_load(kernel, f"again{n}")
            kernel.read_late(again.see, lambda: again.end is not None, LOAD_SECONDS)
            later.append(taken)
            figures.add("barista", "later whole load", again.end, "s")
        figures.add("barista", "later %bars to idle, median", percentile(later, 0.5) * 1e3, "ms")
    for name, taken in (("1+1 idle", idle), ("1+1 during the load", during), ("1+1 after the load", after)):
        if taken:
            figures.add("barista", f"{name}, median", percentile(taken, 0.5) * 1e3, "ms")
            figures.add("barista", f"{name}, p99", percentile(taken, 0.99) * 1e3, "ms")
    figures.add("barista", "evaluations during the load", len(during), "")
    figures.add("barista", "first symbol", panel.first, "s")
    figures.add("barista", "whole load", panel.end, "s")
    figures.add("barista", "calls", panel.calls(), "")


if __name__ == "__main__":
    run(__doc__.splitlines()[0], measure)
