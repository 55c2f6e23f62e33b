"""Trains without a notebook: a kernel without a front end loads the bars and starts the worker, which outlives it.

``install/barista train`` and ``install/barista jobs`` run this; notebooks see the same runs, and the other way round.
"""

import argparse
import os
import queue
import signal
import sys
import time

from jupyter_client import KernelManager

START_SECONDS = 90
LINE_SECONDS = 5


def arguments(words):
    parser = argparse.ArgumentParser(
        prog="install/barista train",
        epilog="All other options are those of %train, such as --extractor cnn; install/barista train --help-train lists them.",
    )
    parser.add_argument("--symbols", nargs="+", metavar="SYMBOL", help="what to trade, such as SPY QQQ AAPL")
    parser.add_argument("--days", type=int, help="calendar days up to today; 90 if left out")
    parser.add_argument("--timeframe", default="1Hour", help="width of a bar; 1Hour if left out")
    parser.add_argument("--from", dest="source", metavar="FILE", help='read bars from a file, a directory or the "sample"')
    parser.add_argument("--options", action="store_true", help="see bars of option contracts too")
    parser.add_argument("--detach", action="store_true", help="return as soon as the worker has started")
    parser.add_argument("--help-train", action="store_true", help="the options of %%train")
    known, others = parser.parse_known_args(words)
    if known.help_train:
        return known, ["--help"]
    if "--quick" in others and not known.symbols:
        known.symbols = ["SPY", "QQQ", "AAPL"]
    if not known.symbols:
        parser.error("--symbols is missing. Try: install/barista train --symbols SPY QQQ AAPL --quick")
    if "--as" in others:
        parser.error("--as is for notebooks; here the agent is kept in --checkpoint-dir")
    return known, others


def quoted(word):
    """As one word of a magic's line."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Session:
    """A kernel without a front end that runs one cell after another and prints what they show."""

    def __init__(self):
        self.manager = KernelManager(kernel_name="barista")
        self.manager.start_kernel(cwd=os.getcwd())
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=START_SECONDS)
        self.said = set()
        self.printed = 0.0

    def run(self, code, show=True):
        """Runs a cell to its end; exits with its message if it fails."""
        request = self.client.execute(code, allow_stdin=False)
        last = ""
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=1)
            except queue.Empty:
                if not self.manager.is_alive():
                    sys.exit("The kernel has died.")
                continue
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                if show:
                    self.show(last, everything=True)
                return
            if kind == "error":
                sys.exit(content["evalue"])
            if kind == "stream":
                print(content["text"], end="", flush=True)
            elif "data" in content:
                last = content["data"].get("text/plain", "")
                if show:
                    self.show(last)

    def show(self, text, everything=False):
        """Prints the lines that are new; of figures that go on changing some, now and then."""
        now = time.monotonic()
        fresh = [line for line in text.splitlines() if line not in self.said]
        moving = now - self.printed >= LINE_SECONDS
        for line in fresh:
            if everything or moving or not any(mark in line for mark in ("·", "...", "Waiting")):
                self.said.add(line)
                self.printed = now
                print(line, flush=True)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def train(session, words):
    known, others = arguments(words)
    line = "%train prices " + " ".join(map(quoted, others))
    if known.help_train:
        session.run("%train --help")
        return
    bars = "%bars " + " ".join(map(quoted, known.symbols)) + " --as prices"
    if known.source:
        bars += " --from " + quoted(known.source)
    else:
        bars += f" --timeframe {quoted(known.timeframe)}"
    if known.days:
        bars += f" --days {known.days}"
    session.run(bars + (" --options" if known.options else ""), show=False)
    session.run("%await prices")
    session.run(line + " --as agent", show=known.detach)
    if known.detach:
        return
    try:
        session.run("%await agent")
    except KeyboardInterrupt:
        print("\nTraining goes on without this terminal. install/barista jobs lists it; in a notebook, %attach shows it.")
        return
    session.run("agent.backtest()")


def main():
    command, *words = sys.argv[1:]
    # A kernel in its own session is not interrupted by Ctrl-C; this process is.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    if command == "train":
        arguments(words)
    session = Session()
    try:
        if command == "train":
            train(session, words)
        else:
            session.run("%jobs")
    finally:
        session.close()


if __name__ == "__main__":
    main()
