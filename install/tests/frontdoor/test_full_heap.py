"""A full heap ends the cell that filled it; the next one can free the memory."""

import os

import pytest
from client import Client


@pytest.fixture
def kernel(tmp_path):
    client = Client(tmp_path, **{**os.environ, "BARISTA_JAVA_OPTIONS": "-Xmx192m"})
    yield client
    client.close()


@pytest.mark.parametrize("crumb", [1_000, 100_000])
def test_keeps_room_for_the_cell_that_frees_memory(kernel, crumb):
    kernel.run("int kept = 7;\nList<byte[]> crumbs = new ArrayList<>();")

    for _ in range(3):
        full = kernel.start(f"while (true) {{ crumbs.add(new byte[{crumb}]); }}").wait()
        assert "OutOfMemoryError" in full.reply["ename"], full.text()
        assert "crumbs = null;" in "\n".join(full.reply["traceback"])
        kernel.run("crumbs = new ArrayList<>();")

    assert kernel.value("kept") == "7"
