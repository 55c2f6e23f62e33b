"""How Python loads the bars of load.py: bars_clients.py CLIENT BUDGET URL SYMBOL...; prints seconds, first symbol, bars.

`sequential` is alpaca-py as the script used it that Barista replaces: one call after another, and a fifth of a second of
sleep after each. `threads` is alpaca-py in threads behind a limiter that knows the budget. `tuned` is aiohttp, orjson and
numpy, which knows the budget too.
"""

import asyncio
import datetime
import json
import sys
import time

import numpy

DAYS = 90
PARTS = 6
AT_ONCE = 48
RATE_PER_SECOND, BURST = 1000 / 30, 10
UTC = datetime.timezone.utc


class Limiter:
    """Takes the budget for known: ten calls and then one every 30 ms, or all at once."""

    def __init__(self, budget):
        self.bucket, self.begin, self.calls = budget == "bucket", time.monotonic(), 0

    async def turn(self):
        self.calls += 1
        if self.bucket and self.calls > BURST:
            due = self.begin + (self.calls - BURST + 0.5) / RATE_PER_SECOND
            await asyncio.sleep(max(0.0, due - time.monotonic()))


def parts():
    """Stretches of days, each of which fits a page."""
    end = datetime.datetime.now(UTC) - datetime.timedelta(minutes=16)
    start = end - datetime.timedelta(days=DAYS)
    step = (end - start) / PARTS
    second = datetime.timedelta(seconds=1)
    return [(start + n * step, start + (n + 1) * step - second) for n in range(PARTS)]


class Progress:
    def __init__(self):
        self.begin, self.first, self.bars, self.left = time.perf_counter(), None, 0, {}

    def add(self, symbol, bars):
        self.bars += bars
        self.left[symbol] = self.left.get(symbol, PARTS) - 1
        if self.left[symbol] == 0 and self.first is None:
            self.first = time.perf_counter() - self.begin

    def print(self):
        print(json.dumps({"wall": time.perf_counter() - self.begin, "first": self.first, "bars": self.bars}))


def alpaca(url):
    from alpaca.data.historical import StockHistoricalDataClient

    return StockHistoricalDataClient("key", "secret", url_override=url)


def ask(client, symbol, start, end):
    from alpaca.data.requests import StockBarsRequest
    from alpaca.data.timeframe import TimeFrame

    asked = StockBarsRequest(symbol_or_symbols=symbol, timeframe=TimeFrame.Minute, start=start, end=end)
    return len(client.get_stock_bars(asked).df)


def sequential(url, symbols, _):
    client, progress = alpaca(url), Progress()
    for symbol in symbols:
        for start, end in parts():
            progress.add(symbol, ask(client, symbol, start, end))
            time.sleep(0.2)
    progress.print()


async def threads(url, symbols, budget):
    client, progress, limiter = alpaca(url), Progress(), Limiter(budget)
    room = asyncio.Semaphore(AT_ONCE)

    async def one(symbol, start, end):
        async with room:
            await limiter.turn()
            progress.add(symbol, await asyncio.to_thread(ask, client, symbol, start, end))

    await asyncio.gather(*(one(symbol, *part) for symbol in symbols for part in parts()))
    progress.print()


async def tuned(url, symbols, budget):
    import aiohttp
    import orjson

    progress, limiter = Progress(), Limiter(budget)

    async def one(session, symbol, start, end):
        await limiter.turn()
        asked = {"symbols": symbol, "timeframe": "1Min", "limit": "10000"}
        asked |= {"start": start.isoformat().replace("+00:00", "Z"), "end": end.isoformat().replace("+00:00", "Z")}
        async with session.get(url + "/v2/stocks/bars", params=asked) as response:
            bars = orjson.loads(await response.read())["bars"].get(symbol, [])
        for name in "ohlcvn":
            numpy.array([bar[name] for bar in bars])
        numpy.array([bar["vw"] for bar in bars])
        numpy.array([bar["t"][:-1] for bar in bars], dtype="datetime64[ms]")
        progress.add(symbol, len(bars))

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:
        await asyncio.gather(*(one(session, symbol, *part) for symbol in symbols for part in parts()))
    progress.print()


if __name__ == "__main__":
    which, kind, address, *names = sys.argv[1:]
    if which == "sequential":
        sequential(address, names, kind)
    else:
        asyncio.run({"threads": threads, "tuned": tuned}[which](address, names, kind))
