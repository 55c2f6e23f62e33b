"""Kernels that are restarted, shut down or killed, busy or not, leave no process, port or temporary file behind.

BARISTA_RESTARTS says how often; test.sh --full takes 200.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from jupyter_client import KernelManager

ROUNDS = int(os.environ.get("BARISTA_RESTARTS", "4"))
PATIENCE_SECONDS = 90
CELLS = (
    "while (true) { }",
    "%bars SPY QQQ AAPL --days 90 --timeframe 1Min --as prices",
    "Thread.sleep(1_000_000);",
    "1 + 1",
    "byte[] large = new byte[50_000_000]; new java.net.ServerSocket(0).accept();",
)


def processes(connection_file):
    """Those that were started with this connection file."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
            if connection_file.encode() in (folder / "cmdline").read_bytes() and state != "Z":
                found.append(int(folder.name))
        except OSError:
            continue  # It has just ended.
    return found


def wait_until(condition, what):
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)


def assert_free(ports):
    for port in ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))


def begin(manager, cell):
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE_SECONDS)
        request = client.execute(cell)
        while True:
            message = client.get_iopub_msg(timeout=PATIENCE_SECONDS)
            if message["msg_type"] == "execute_input" and message["parent_header"]["msg_id"] == request:
                return
    finally:
        client.stop_channels()


def test_nothing_is_left_of_kernels_that_end(tmp_path):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environ = {**os.environ, "TMPDIR": str(temporary), "BARISTA_JAVA_OPTIONS": f"-Djava.io.tmpdir={temporary}"}
    manager = KernelManager(kernel_name="barista")
    manager.start_kernel(cwd=str(tmp_path), env=environ)
    for i in range(ROUNDS):
        begin(manager, CELLS[i % len(CELLS)])
        before = processes(manager.connection_file)
        assert len(before) == 1, "a kernel is one process"
        if i % 4 == 0:
            manager.restart_kernel(now=True)
        elif i % 4 == 1:
            manager.restart_kernel(now=False)
        else:
            ports = list(manager.ports)
            if i % 4 == 2:
                os.kill(before[0], signal.SIGKILL)
                wait_until(lambda: not manager.is_alive(), "the death of a kernel that was killed")
                manager.cleanup_resources()
            else:
                manager.shutdown_kernel(now=False)
            wait_until(lambda: not processes(manager.connection_file), "the end of the process")
            assert_free(ports)
            manager = KernelManager(kernel_name="barista")
            manager.start_kernel(cwd=str(tmp_path), env=environ)
        wait_until(lambda: before[0] not in processes(manager.connection_file), "the end of the process before")
    manager.shutdown_kernel(now=True)
    wait_until(lambda: not processes(manager.connection_file), "the end of the last process")
    # The JVM's own performance files are removed by the next JVM.
    left = [path.name for path in temporary.iterdir() if not path.name.startswith("hsperfdata_")]
    assert left == []


def unstarted(folder):
    """A kernel with its connection file; whoever starts it says who its server is."""
    manager = KernelManager(kernel_name="barista", connection_file=str(folder / "kernel.json"))
    manager.write_connection_file()
    return manager


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_kernel_whose_server_was_gone_before_it_started_ends(tmp_path):
    gone = subprocess.Popen([sys.executable, "-S", "-c", ""])
    gone.wait()
    environ = {**os.environ, "JPY_PARENT_PID": str(gone.pid)}

    kernel = subprocess.Popen(unstarted(tmp_path).format_kernel_cmd(), env=environ)

    assert kernel.wait(PATIENCE_SECONDS) == 0


SERVER = """
import os, subprocess, sys
subprocess.Popen(sys.argv[1:], env={**os.environ, "JPY_PARENT_PID": str(os.getpid())}).wait()
"""


def test_a_kernel_whose_server_is_killed_ends_although_nobody_has_waited_for_the_server(tmp_path):
    manager = unstarted(tmp_path)
    server = subprocess.Popen([sys.executable, "-c", SERVER, *manager.format_kernel_cmd()])
    try:
        wait_until(lambda: is_open(manager.shell_port), "the kernel's ports")
        server.kill()

        wait_until(lambda: not processes(manager.connection_file), "the end of the kernel")
    finally:
        server.kill()
        server.wait()
