"""A Jupyter server for tests: JupyterLab and Notebook 7, with nothing of the user's settings."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import nbformat

START_SECONDS = 60
KERNEL = {"kernelspec": {"name": "barista", "display_name": "Barista (Java)", "language": "java"}}
# The announcements ask the internet for news.
PAGE = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}


def new_notebook(sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    return nbformat.v4.new_notebook(cells=cells, metadata=KERNEL)


def folders(target):
    """Where a server that works in ``target`` keeps its own things, as environment variables."""
    names = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    return {f"JUPYTER_{name}": str(target / name.split("_")[0].lower()) for name in names}


@contextmanager
def jupyter_server(target, theme="JupyterLab Light", **environ):
    """Serves ``target/work``. Called with an application and a notebook's name, what it gives is the notebook's address."""
    work = target / "work"
    work.mkdir(parents=True, exist_ok=True)
    labconfig = target / "config" / "labconfig"
    labconfig.mkdir(parents=True, exist_ok=True)
    (labconfig / "page_config.json").write_text(json.dumps(PAGE))
    overrides = {"@jupyterlab/apputils-extension:themes": {"theme": theme}}
    (labconfig / "default_setting_overrides.json").write_text(json.dumps(overrides))
    token, port = secrets.token_hex(16), free_port()
    command = [sys.executable, "-m", "jupyterlab", "--allow-root", "--no-browser", "--ip=127.0.0.1"]
    command += [f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    command += [f"--ServerApp.root_dir={work}", "--LabApp.extension_manager=readonly"]
    environ = {**os.environ, **environ, **folders(target), "JUPYTER_PREFER_ENV_PATH": "1"}
    with open(target / "jupyter.log", "wb") as log:
        server = subprocess.Popen(command, env=environ, stdout=log, stderr=log, cwd=work)
        try:
            wait_for(server, f"http://127.0.0.1:{port}/api/status?token={token}", target / "jupyter.log")
            yield lambda application, name: f"http://127.0.0.1:{port}/{application}/{name}?token={token}"
        finally:
            server.terminate()
            server.wait(30)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(server, address, log):
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, f"Jupyter did not start; see {log}"
            assert time.monotonic() < end, f"Jupyter does not answer; see {log}"
            time.sleep(0.1)
