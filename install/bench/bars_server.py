"""A server of stock bars for load.py: Alpaca's shape and headers, 50 ms for each answer, and a budget.

Prints its port. `GET /begin/bucket` and `GET /begin/window` fill the budget anew; `GET /counts` says how many calls were
made and refused since. Answers are kept, so that later rounds measure clients and not this server.
"""

import asyncio
import bisect
import datetime
import json
import math
import random
import time
import urllib.parse

LATENCY_SECONDS = 0.05
BUCKET_PER_SECOND, BUCKET_BURST = 1000 / 30, 10
WINDOW_CALLS, WINDOW_SECONDS = 200, 6.0
DAYS = 95
BARS_PER_DAY = 661
FIRST_MINUTE = 12 * 60
UTC = datetime.timezone.utc


class Bucket:
    def __init__(self):
        self.tokens, self.last = BUCKET_BURST, time.monotonic()

    def take(self):
        now = time.monotonic()
        self.tokens = min(BUCKET_BURST, self.tokens + (now - self.last) * BUCKET_PER_SECOND)
        self.last = now
        granted = self.tokens >= 1
        self.tokens -= granted
        full = time.time() + (BUCKET_BURST - self.tokens) / BUCKET_PER_SECOND
        return granted, BUCKET_BURST, int(self.tokens), full


class Window:
    def __init__(self):
        self.used, self.end = 0, 0.0

    def take(self):
        if time.time() >= self.end:
            self.used, self.end = 0, time.time() + WINDOW_SECONDS
        self.used += 1
        return self.used <= WINDOW_CALLS, WINDOW_CALLS, max(0, WINDOW_CALLS - self.used), self.end


class Market:
    """Minute bars of every symbol on every weekday, made when they are first asked for."""

    def __init__(self):
        self.times, self.texts, self.made, self.answers = [], [], {}, {}
        today = datetime.datetime.now(UTC).date()
        for back in range(DAYS, -1, -1):
            day = today - datetime.timedelta(days=back)
            if day.weekday() < 5:
                for minute in range(FIRST_MINUTE, FIRST_MINUTE + BARS_PER_DAY):
                    at = datetime.datetime.combine(day, datetime.time(minute // 60, minute % 60), UTC)
                    self.times.append(at.timestamp())
                    self.texts.append(at.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def bars(self, symbol):
        if symbol not in self.made:
            dice, price, bars = random.Random(symbol), 20000 + random.Random(symbol).randrange(40000), []
            for text in self.texts:
                first = price
                price += dice.randrange(-30, 31)
                high, low = max(first, price) + dice.randrange(12), min(first, price) - dice.randrange(12)
                average = (first + high + low + price) / 400 + dice.randrange(10000) / 1e6
                bars.append(
                    b'{"t":"%b","o":%b,"h":%b,"l":%b,"c":%b,"v":%d,"n":%d,"vw":%b}'
                    % (
                        text.encode(),
                        *(repr(cents / 100).encode() for cents in (first, high, low, price)),
                        dice.randrange(200, 90000),
                        dice.randrange(5, 900),
                        repr(round(average, 6)).encode(),
                    )
                )
            self.made[symbol] = bars
        return self.made[symbol]

    def answer(self, query):
        if query not in self.answers:
            self.answers[query] = self.page(dict(urllib.parse.parse_qsl(query)))
        return self.answers[query]

    def page(self, asked):
        start = bisect.bisect_left(self.times, seconds(asked.get("start"), 0))
        end = bisect.bisect_right(self.times, seconds(asked.get("end"), math.inf))
        left, skip = int(asked.get("limit", 1000)), int(asked.get("page_token", 0))
        symbols, token = [], None
        total = max(0, end - start)
        for number, symbol in enumerate(sorted(asked["symbols"].split(","))):
            first = max(0, skip - number * total)
            if first >= total:
                continue
            some = self.bars(symbol)[start + first : min(end, start + first + left)]
            left -= len(some)
            symbols.append(b'"%b":[%b]' % (symbol.encode(), b",".join(some)))
            if left == 0 and first + len(some) + number * total < total * len(asked["symbols"].split(",")):
                token = number * total + first + len(some)
                break
        end_text = b"null" if token is None else b'"%d"' % token
        return b'{"bars":{%b},"next_page_token":%b}' % (b",".join(symbols), end_text)


def seconds(text, otherwise):
    if not text:
        return otherwise
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


class Server:
    def __init__(self):
        self.market, self.budget, self.calls, self.refused = Market(), Bucket(), 0, 0

    async def serve(self, reader, writer):
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                path, _, query = head.split(" ", 2)[1].partition("?")
                if path == "/v2/stocks/bars":
                    await self.bars(writer, query)
                else:
                    await self.other(writer, path)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def other(self, writer, path):
        counts = {"calls": self.calls, "refused": self.refused}
        if path.startswith("/begin/"):
            self.budget = Bucket() if path.endswith("bucket") else Window()
            self.calls = self.refused = 0
        self.send(writer, "200 OK", json.dumps(counts).encode(), "")
        await writer.drain()

    async def bars(self, writer, query):
        granted, limit, left, reset = self.budget.take()
        self.calls += 1
        self.refused += not granted
        headers = (
            f"X-RateLimit-Limit: {limit}\r\nX-RateLimit-Remaining: {left}\r\n"
            f"X-RateLimit-Reset: {math.ceil(reset)}\r\n"
            f"Date: {datetime.datetime.now(UTC):%a, %d %b %Y %H:%M:%S} GMT\r\n"
        )
        begin = time.monotonic()
        body = self.market.answer(query) if granted else b'{"message":"too many requests."}'
        await asyncio.sleep(LATENCY_SECONDS - (time.monotonic() - begin))
        self.send(writer, "200 OK" if granted else "429 Too Many Requests", body, headers)
        await writer.drain()

    @staticmethod
    def send(writer, status, body, headers):
        writer.write(
            f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode()
        )
        writer.write(body)


async def main():
    server = Server()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, backlog=256)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
