"""A kernel that is driven one request at a time, with a clock."""

import contextlib
import queue
import time

import zmq
from jupyter_client import KernelManager

PATIENCE_SECONDS = 120


class TimedKernel:
    def __init__(self, name, environ=None):
        self.manager = KernelManager(kernel_name=name)
        self.started = time.perf_counter()
        self.manager.start_kernel(**({"env": environ} if environ else {}))
        self.client = self.manager.client()
        self.client.start_channels()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def wait_for_info(self):
        """Seconds from the start of the process to the first kernel_info_reply.

        The request is sent once: ZeroMQ delivers it when the kernel has bound its port.
        """
        request = self.client.kernel_info()
        self.wait_for_reply(request)
        return time.perf_counter() - self.started

    def info(self):
        """Seconds until a kernel_info_request is answered."""
        begin = time.perf_counter()
        self.wait_for_reply(self.client.kernel_info())
        return time.perf_counter() - begin

    def infos_per_second(self, count):
        """How many are answered in a second if all are asked at once; their idles are read with them."""
        begin = time.perf_counter()
        requests = [self.client.kernel_info() for _ in range(count)]
        for request in requests:
            self.wait_for_reply(request)
        taken = time.perf_counter() - begin
        self.wait_for_idle(requests[-1])
        return count / taken

    def wait_for_busy(self, request):
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE_SECONDS)
            if message["msg_type"] == "execute_input" and message["parent_header"]["msg_id"] == request:
                return

    def wait_for_reply(self, request):
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE_SECONDS)
            if reply["parent_header"]["msg_id"] == request:
                return reply["content"]

    def execute(self, code):
        """Seconds until the cell is idle and its reply is there; fails if the cell did."""
        begin = time.perf_counter()
        request = self.client.execute(code)
        content = self.wait_for_reply(request)
        self.wait_for_idle(request)
        taken = time.perf_counter() - begin
        assert content["status"] == "ok", f"{code!r}: {content}"
        return taken

    def wait_for_idle(self, request, others=None):
        """Reads IOPub until the request is idle; messages of other parents are handed to ``others``."""
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE_SECONDS)
            if message["parent_header"].get("msg_id") != request:
                if others is not None:
                    others(message)
            elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return

    def updates(self, code):
        """The texts of the display updates of a cell, and the seconds from the first to the cell's idle.

        Messages are taken as they come and decoded afterwards: a client of Python decodes fewer in a second than are sent.
        """
        session, socket = self.client.session, self.client.iopub_channel.socket
        request = self.client.execute(code)
        frames, times = [], []
        while not (frames and b'"idle"' in frames[-1][-1]):
            assert socket.poll(1e3 * PATIENCE_SECONDS), f"no idle after {len(frames)} messages"
            frames.append(socket.recv_multipart())
            times.append(time.perf_counter())
        assert self.wait_for_reply(request)["status"] == "ok"
        messages = [session.deserialize(session.feed_identities(each)[1]) for each in frames]
        shown = [each for each, message in enumerate(messages) if message["msg_type"] == "update_display_data"]
        seconds = times[-1] - times[shown[0]] if shown else float("inf")
        return [messages[each]["content"]["data"]["text/plain"] for each in shown], seconds

    @contextlib.contextmanager
    def heartbeat(self):
        """Sends a beat each time it is called, and returns the seconds until it is back."""
        with zmq.Context.instance().socket(zmq.REQ) as socket:
            socket.linger = 0
            socket.connect(f"tcp://{self.client.ip}:{self.client.hb_port}")

            def beat():
                begin = time.perf_counter()
                socket.send(b"beat")
                assert socket.poll(1e3 * PATIENCE_SECONDS), "the heart has stopped"
                socket.recv()
                return time.perf_counter() - begin

            beat()
            yield beat

    def complete(self, code):
        begin = time.perf_counter()
        content = self.wait_for_reply(self.client.complete(code, len(code)))
        taken = time.perf_counter() - begin
        assert content["matches"], f"nothing completes {code!r}"
        return taken

    def read_late(self, handle, until, seconds):
        """Hands IOPub's messages to ``handle`` until ``until()`` or the time is over."""
        end = time.perf_counter() + seconds
        while not until() and time.perf_counter() < end:
            try:
                handle(self.client.get_iopub_msg(timeout=0.05))
            except queue.Empty:
                pass
