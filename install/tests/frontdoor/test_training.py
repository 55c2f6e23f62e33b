"""A training outlives the kernel that began it, and whoever comes next finds it."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest
from client import Client

ROOT = Path(__file__).resolve().parents[3]
BARS = "%bars SPY QQQ AAPL --days 90 --timeframe 1Hour --as prices"


@pytest.fixture
def runs(tmp_path, monkeypatch):
    """Where this test's trainings are listed; none of them outlives it."""
    monkeypatch.setenv("BARISTA_RUNS", str(tmp_path / "runs"))
    yield tmp_path
    for file in tmp_path.glob("*/run/worker.json"):
        try:
            os.kill(json.loads(file.read_text())["pid"], signal.SIGKILL)
        except ProcessLookupError:
            pass


def worker(folder):
    return json.loads((folder / "run" / "worker.json").read_text())["pid"]


def lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def updates(folder):
    lines = (folder / "run" / "progress.jsonl").read_text().splitlines()
    return [line for line in lines if '"UPDATE"' in line]


def test_a_training_survives_kill_9_of_its_kernel_and_is_found_attached_and_stopped_by_the_next(runs):
    folder = runs / "agent"
    first = Client(runs)
    first.run(BARS)
    cell = first.run(f"%train prices --steps 90000000 --checkpoint-dir {folder} --as agent")
    first.wait_until(lambda: "policy loss" in cell.text(), "the first update")
    assert "practice data" in cell.text()
    os.kill(first.manager.provisioner.pid, signal.SIGKILL)
    first.channels.stop_channels()
    first.manager.cleanup_resources()
    then = len(updates(folder))

    second = Client(runs)
    try:
        second.wait_until(lambda: len(updates(folder)) > then + 1, "an update after the kernel's death")
        assert "1  running  Training prices: SPY, QQQ, AAPL" in second.value("%jobs")
        attached = second.run("%attach 1")
        second.wait_until(lambda: "policy loss" in attached.text(), "the panel in the next kernel")
        second.run("%cancel 1")
        second.run("%await 1")
        assert "1  cancelled" in second.value("%jobs")
        assert list(folder.glob("*.safetensors")), "a checkpoint was kept"
        second.wait_until(lambda: not lives(worker(folder)), "the end of the worker")
    finally:
        second.close()


def test_a_terminal_and_a_notebook_see_the_same_training(runs):
    folder = runs / "agent"
    command = [str(ROOT / "install" / "barista"), "train", "--symbols", "SPY", "QQQ", "--days", "90", "--detach"]
    started = subprocess.run(
        [*command, "--steps", "90000000", "--checkpoint-dir", str(folder)], capture_output=True, text=True, cwd=runs
    )
    assert started.returncode == 0, started.stderr
    assert "Training prices: SPY, QQQ" in started.stdout
    client = Client(runs)
    try:
        assert "1  running  Training prices: SPY, QQQ" in client.value("%jobs")
        client.run("%cancel 1")
        client.run("%await 1")
    finally:
        client.close()
    listed = subprocess.run([str(ROOT / "install" / "barista"), "jobs"], capture_output=True, text=True, cwd=runs)
    assert "cancelled" in listed.stdout
