"""Executes a notebook and prints what its cells say while they run.

usage: run_notebook.py NOTEBOOK FOLDER

Leaves the executed notebook and an HTML page, which needs no network to be looked at, in FOLDER.
"""

import sys
import time
from pathlib import Path

import nbformat
from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

CELL_TIMEOUT_SECONDS = 600
PRINT_PERIOD_SECONDS = 0.5
MOST_LINES_OF_A_RESULT = 40


class Printer:
    """Prints outputs as they come; of one that changes, the lines that are new."""

    def __init__(self, out=sys.stdout, clock=time.monotonic):
        self.out = out
        self.clock = clock
        self.printed = {}  # display id → lines that stand on the screen
        self.pending = {}  # display id → newest text, not printed yet
        self.printed_at = 0.0
        self.column = 0

    def code(self, source):
        self.flush()
        self.line("")
        for line in source.splitlines():
            self.line(f"> {line}")

    def message(self, message):
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            self.write(content["text"])
        elif kind == "error":
            self.write("\n".join(content["traceback"]) + "\n")
        elif kind in ("display_data", "execute_result", "update_display_data"):
            text = content["data"].get("text/plain", "")
            display = (content.get("transient") or {}).get("display_id")
            if display is None:
                self.result(text)
            else:
                self.pending[display] = text
                if self.clock() - self.printed_at >= PRINT_PERIOD_SECONDS:
                    self.flush()

    def flush(self):
        """Prints the newest states of outputs that change."""
        for display, text in self.pending.items():
            lines = text.splitlines()
            for line in lines:
                if line not in self.printed.get(display, ()):
                    self.line(line)
            self.printed[display] = lines
        self.pending.clear()
        self.printed_at = self.clock()

    def result(self, text):
        lines = text.splitlines()
        for line in lines[:MOST_LINES_OF_A_RESULT]:
            self.line(line)
        if len(lines) > MOST_LINES_OF_A_RESULT:
            self.line(f"... {len(lines) - MOST_LINES_OF_A_RESULT} more lines")

    def line(self, text):
        self.write(("\n" if self.column else "") + text + "\n")

    def write(self, text):
        self.out.write(text)
        self.out.flush()
        self.column = len(text) - (text.rfind("\n") + 1) if "\n" in text else self.column + len(text)


class TalkingClient(NotebookClient):
    """A notebook client that shows every message to a printer, whichever cell it belongs to."""

    def __init__(self, notebook, printer, **options):
        super().__init__(notebook, **options)
        self.printer = printer
        self.on_cell_execute = self.show_code
        self.on_cell_executed = lambda **_: printer.flush()

    def show_code(self, cell, cell_index):
        self.printer.code(cell.source)

    async def async_start_new_kernel_client(self):
        client = await super().async_start_new_kernel_client()
        receive = client.iopub_channel.get_msg

        async def receive_and_print(*arguments, **options):
            message = await receive(*arguments, **options)
            self.printer.message(message)
            return message

        client.iopub_channel.get_msg = receive_and_print
        return client


def html_page(notebook):
    """The notebook as one file that loads nothing from elsewhere."""
    exporter = HTMLExporter(
        template_name="lab",
        embed_images=True,
        require_js_url="",
        jquery_url="",
        mathjax_url="",
        mermaid_js_url="",
        mermaid_layout_elk_js_url="",
        widget_renderer_url="",
    )
    return exporter.from_notebook_node(notebook)[0]


def main(source, folder):
    notebook = nbformat.read(source, as_version=4)
    folder.mkdir(parents=True, exist_ok=True)
    client = TalkingClient(
        notebook,
        Printer(),
        timeout=CELL_TIMEOUT_SECONDS,
        kernel_name=notebook.metadata.kernelspec.name,
        km=AsyncKernelManager(kernel_name=notebook.metadata.kernelspec.name),
        resources={"metadata": {"path": str(source.parent)}},
    )
    try:
        client.execute()
    except CellExecutionError as failure:
        sys.exit(f"\nThe notebook stopped at an error: {failure.ename}: {failure.evalue}")
    except CellTimeoutError:
        sys.exit(f"\nThe notebook stopped: a cell took longer than {CELL_TIMEOUT_SECONDS} s.")
    except (DeadKernelError, RuntimeError) as failure:
        sys.exit(f"\nThe notebook stopped: {failure}. What the kernel said last stands above.")
    finally:
        nbformat.write(notebook, folder / source.name)
        (folder / source.name).with_suffix(".html").write_text(html_page(notebook), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
