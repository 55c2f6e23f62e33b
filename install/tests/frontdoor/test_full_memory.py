"""Cells that fill the memory with small objects, so that any thread may be refused memory: the kernel lives."""

import os

from client import Client

KEEP = "var keep = new ArrayList<String>();\nfor (int i = 0; ; i++) keep.add(\"item \" + i);"


def test_a_full_memory_ends_the_cell_and_names_what_holds_it(tmp_path):
    kernel = Client(tmp_path, **{**os.environ, "BARISTA_JAVA_OPTIONS": "-Xmx128m"})
    try:
        ended = kernel.start(KEEP).wait()
        assert ended.reply["ename"] == "OutOfMemoryError"
        shown = "\n".join(ended.reply["traceback"])
        assert "Largest variables, estimated: keep " in shown, shown
        assert "keep = null;" in shown and "BARISTA_JAVA_OPTIONS=-Xmx" in shown
        kernel.run("keep = null;")
        assert kernel.value("6 * 7") == "42"
    finally:
        kernel.close()
