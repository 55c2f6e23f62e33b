"""An Alpaca-compatible server that answers when a test lets it: what goes on during a load can be looked at in peace."""

import json
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a load connects many times at once


class GatedMarket:
    def __init__(self):
        self.gate = threading.Event()
        self.open_symbols = set()
        self.calls = []
        market = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                market.answer(self)

            def log_message(self, *arguments):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def environ(self):
        """What makes a kernel load from here."""
        return {
            "APCA_API_KEY_ID": "KEYFORTESTS",
            "APCA_API_SECRET_KEY": "SECRETFORTESTS",
            "APCA_API_DATA_URL": f"http://127.0.0.1:{self.server.server_port}",
        }

    def hold(self, *but):
        """Holds answers back from now on, except those that have to do with these symbols: calls may ask for several."""
        self.open_symbols = set(but)
        self.gate.clear()

    def release(self):
        self.gate.set()

    def close(self):
        self.release()
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler):
        url = urlparse(handler.path)
        query = {name: values[-1] for name, values in parse_qs(url.query).items()}
        path = url.path.strip("/").split("/")
        single = path[2] if path[2] != "bars" else None
        symbols = [single] if single else query["symbols"].split(",")
        self.calls.append(symbols)
        if not self.open_symbols.intersection(symbols):
            self.gate.wait()
        bars = {symbol: list(hourly_bars(query["start"], query["end"])) for symbol in symbols}
        body = {"bars": bars[single], "symbol": single} if single else {"bars": bars}
        content = json.dumps({**body, "next_page_token": None}).encode()
        try:
            handler.send_response(200)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            handler.wfile.write(content)
        except OSError:
            handler.close_connection = True  # the client has cancelled the call


def hourly_bars(start, end):
    """One bar an hour from 15 to 19 h UTC, Monday to Friday."""
    moment = instant(start).replace(minute=0, second=0, microsecond=0)
    while moment <= instant(end):
        if moment >= instant(start) and moment.weekday() < 5 and 15 <= moment.hour <= 19:
            time = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            yield {"t": time, "o": 10.0, "h": 11.0, "l": 9.5, "c": 10.5, "v": 1000, "n": 10, "vw": 10.2}
        moment += timedelta(hours=1)


def instant(text):
    parsed = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=timezone.utc)
