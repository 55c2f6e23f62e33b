"""A Jupyter client that keeps every message, so that tests can wait for conditions instead of for a while.

Every message of the kernel is checked against the protocol's schemas as jupyter_kernel_test writes them down.
"""

import queue
import time

from jupyter_client import KernelManager
from jupyter_kernel_test.msgspec_v5 import validate_message

PATIENCE_SECONDS = 90


class Cell:
    """One execution: what was sent with it as parent, in order."""

    def __init__(self, client, message_id, code):
        self.client = client
        self.message_id = message_id
        self.code = code

    def messages(self, *kinds):
        return [
            message
            for message in self.client.published
            if message["parent_header"].get("msg_id") == self.message_id and (not kinds or message["msg_type"] in kinds)
        ]

    def is_idle(self):
        return any(message["content"]["execution_state"] == "idle" for message in self.messages("status"))

    def wait(self):
        """Waits until the cell is idle and its reply is there."""
        self.client.wait_until(self.is_idle, f"{self.code!r} to end")
        return self

    @property
    def reply(self):
        found = self.client.wait_until(
            lambda: self.client.replies.get(self.message_id), f"the reply to {self.code!r}"
        )
        return found["content"]

    def text(self):
        """All that stands below the cell as plain text, updates included in the order of arrival."""
        parts = []
        for message in self.messages("stream", "display_data", "update_display_data", "execute_result", "error"):
            content = message["content"]
            if message["msg_type"] == "stream":
                parts.append(content["text"])
            elif message["msg_type"] == "error":
                parts.append(f"{content['ename']}: {content['evalue']}")
            else:
                parts.append(content["data"].get("text/plain", ""))
        return "\n".join(parts)

    def data(self, mime):
        """What was shown of one mime type, in order."""
        shown = self.messages("display_data", "update_display_data", "execute_result")
        return [message["content"]["data"][mime] for message in shown if mime in message["content"]["data"]]

    def display_ids(self):
        shown = self.messages("display_data")
        ids = [(message["content"].get("transient") or {}).get("display_id") for message in shown]
        return [display_id for display_id in ids if display_id]


class Client:
    def __init__(self, folder, **environ):
        self.manager = KernelManager(kernel_name="barista")
        self.manager.start_kernel(cwd=str(folder), **({"env": environ} if environ else {}))
        self.channels = self.manager.client()
        self.channels.start_channels()
        self.channels.wait_for_ready(timeout=PATIENCE_SECONDS)
        self.published = []
        self.replies = {}

    def close(self):
        self.channels.stop_channels()
        self.manager.shutdown_kernel()

    def start(self, code):
        """Sends a cell and returns at once."""
        return Cell(self, self.channels.execute(code, allow_stdin=False), code)

    def run(self, code):
        """Runs a cell that is expected to succeed."""
        cell = self.start(code).wait()
        assert cell.reply["status"] == "ok", cell.text()
        return cell

    def fail(self, code):
        """Runs a cell that is expected to fail, and returns its message."""
        cell = self.start(code).wait()
        assert cell.reply["status"] == "error", f"{code!r} succeeded: {cell.text()}"
        return cell.reply["evalue"]

    def value(self, code):
        """The last expression's value as text."""
        cell = self.run(code)
        return cell.data("text/plain")[-1]

    def interrupt(self):
        self.manager.interrupt_kernel()

    def wait_until(self, condition, what):
        """Reads messages until the condition holds, and returns its value."""
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = condition()
            if found:
                return found
            left = end - time.monotonic()
            assert left > 0, f"Waited {PATIENCE_SECONDS} s in vain for {what}.\n{self.last_messages()}"
            assert self.manager.is_alive(), f"The kernel died while a test waited for {what}."
            self.read(min(left, 0.1))

    def read(self, seconds):
        try:
            message = self.channels.get_iopub_msg(timeout=seconds)
            if not message["msg_type"].startswith("comm_"):  # of which the schemas know nothing
                validate_message(message)
            self.published.append(message)
        except queue.Empty:
            pass
        while self.channels.shell_channel.msg_ready():
            message = self.channels.get_shell_msg(timeout=1)
            if message["content"].get("status") != "aborted":  # which the schemas call "abort", and nobody else
                validate_message(message)
            self.replies[message["parent_header"]["msg_id"]] = message

    def last_messages(self):
        lines = [f"{message['msg_type']}: {str(message['content'])[:200]}" for message in self.published[-10:]]
        return "The last messages:\n" + "\n".join(lines)
