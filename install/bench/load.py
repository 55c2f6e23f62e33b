"""What a load of 23 symbols × 90 days of minute bars takes: Barista beside Python's ways, in turns.

The server is one of our own (bars_server.py), 50 ms away, with a token bucket (10 calls and then one every 30 ms) or a
window (200 calls in 6 s) for a budget, which Barista is not told and the others are. The optimum is what the budget and
one trip allow for 138 calls. "Fresh" is the first load of a kernel, asked for as soon as it answers; "rested" that of one
that has had a few seconds to itself; "warm" its third under the same budget.
"""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from figures import Figures, parser, percentile
from timed_kernel import TimedKernel

HERE = Path(__file__).parent
SYMBOLS = (
    "SPY QQQ AAPL MSFT NVDA AMZN GOOGL META TSLA AMD NFLX INTC JPM BAC XOM CVX JNJ PFE KO PEP WMT DIS IWM".split()
)
LATENCY, BURST, REFILL = 0.05, 10, 0.03
OPTIMUM = {"bucket": LATENCY + (138 - BURST) * REFILL, "window": LATENCY}
CLIENTS = {"bucket": ("sequential", "threads", "tuned"), "window": ("threads", "tuned")}
WARM_LOADS = 2
REST_SECONDS = 5
EVALUATIONS = 60


class Server:
    def __enter__(self):
        self.process = subprocess.Popen(
            [sys.executable, HERE / "bars_server.py"], stdout=subprocess.PIPE, text=True
        )
        self.url = f"http://127.0.0.1:{int(self.process.stdout.readline())}"
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return json.load(answer)


def python_client(figures, server, budget, client):
    server.get(f"/begin/{budget}")
    ran = subprocess.run(
        [sys.executable, HERE / "bars_clients.py", client, budget, server.url, *SYMBOLS],
        stdout=subprocess.PIPE,
        check=True,
    )
    said = json.loads(ran.stdout)
    add(figures, client, budget, said["wall"], said["first"])
    figures.add(client, f"{budget}: bars", said["bars"], "")
    figures.add(client, f"{budget}: refused", server.get("/counts")["refused"], "")


def add(figures, subject, budget, wall, first):
    figures.add(subject, f"{budget}: whole load", wall, "s")
    figures.add(subject, f"{budget}: first symbol", first, "s")
    figures.add(subject, f"{budget}: whole load / optimum", wall / OPTIMUM[budget], "")


def printed(kernel, code):
    """What a cell prints."""
    text = []
    request = kernel.client.execute(code)
    content = kernel.wait_for_reply(request)
    while True:
        message = kernel.client.get_iopub_msg(timeout=120)
        if message["msg_type"] == "stream":
            text.append(message["content"]["text"])
        if message["parent_header"].get("msg_id") == request and message["content"].get("execution_state") == "idle":
            break
    assert content["status"] == "ok", content
    return "".join(text)


def load(kernel, server, budget, name):
    server.get(f"/begin/{budget}")
    line = f"%bars {' '.join(SYMBOLS)} --days 90 --timeframe 1Min --no-store --as {name}"
    kernel.execute(line)
    code = (
        f"{name}.await(); var end{name} = {name}.progress();"
        f' System.out.println("took " + end{name}.elapsed().toNanos() + " first " + end{name}.first().toNanos()'
        f' + " bars " + end{name}.bars() + " calls " + end{name}.callsMade() + " failed " + {name}.failures());'
    )
    said = re.search(r"took (\d+) first (\d+) bars (\d+) calls (\d+) failed (.*)", printed(kernel, code))
    took, first, bars, calls, failed = said.groups()
    assert failed == "{}", failed
    counts = server.get("/counts")
    assert counts["calls"] == int(calls), f"the server counted {counts}, the client {calls}"
    return int(took) / 1e9, int(first) / 1e9, int(bars), counts["refused"], int(calls)


def start(server):
    environment = dict(
        os.environ, APCA_API_KEY_ID="key", APCA_API_SECRET_KEY="secret", APCA_API_DATA_URL=server.url
    )
    return TimedKernel("barista", environment)


def barista(figures, server, budget):
    with start(server) as kernel:
        kernel.wait_for_info()
        for number in range(1 + WARM_LOADS):
            measured = load(kernel, server, budget, f"load{number}")
            if number in (0, WARM_LOADS):
                add_ours(figures, "ours, warm" if number else "ours, fresh", budget, *measured)
            time.sleep(1)
        if budget == "bucket":
            cells(figures, kernel, server)
    with start(server) as kernel:
        kernel.wait_for_info()
        time.sleep(REST_SECONDS)
        add_ours(figures, "ours, rested", budget, *load(kernel, server, budget, "load"))


def add_ours(figures, subject, budget, wall, first, bars, refused, calls):
    add(figures, subject, budget, wall, first)
    figures.add(subject, f"{budget}: bars", bars, "")
    figures.add(subject, f"{budget}: calls", calls, "")
    if budget == "bucket":
        own = LATENCY + (calls - BURST) * REFILL
        figures.add(subject, "bucket: whole load / optimum of its own calls", wall / own, "")
    figures.add(subject, f"{budget}: refused", refused, "")


def cells(figures, kernel, server):
    """How long a cell takes while bars load, and while none do."""
    for _ in range(30):
        kernel.execute("1+1")
    idle = [kernel.execute("1+1") for _ in range(EVALUATIONS)]
    server.get("/begin/bucket")
    kernel.execute(f"%bars {' '.join(SYMBOLS)} --days 90 --timeframe 1Min --no-store --as last")
    busy, begin = [], time.perf_counter()
    while time.perf_counter() - begin < 3:
        busy.append(kernel.execute("1+1"))
    figures.add("ours, warm", "1+1 idle, p99", percentile(idle, 0.99) * 1e3, "ms")
    figures.add("ours, warm", "1+1 during a load, p99", percentile(busy, 0.99) * 1e3, "ms")
    kernel.execute("last.await();")


def main():
    arguments = parser(__doc__.splitlines()[0]).parse_args()
    figures = Figures()
    with Server() as server:
        for symbol in SYMBOLS:
            urllib.request.urlopen(f"{server.url}/v2/stocks/bars?symbols={symbol}&limit=1", timeout=60).read()
        for _ in range(arguments.rounds):
            for budget, clients in CLIENTS.items():
                barista(figures, server, budget)
                for client in clients:
                    python_client(figures, server, budget, client)
    figures.print(baseline="ours, warm")
    figures.write(arguments.out)


if __name__ == "__main__":
    main()
