"""What has to be done before the first cell that makes a table."""

import os

from client import Client


def test_column_types_are_initialised_before_two_threads_could_begin_with_different_ones(tmp_path):
    """Of Tablesaw's ColumnType and, say, IntColumnType each initialises the other: two threads may wait for good."""
    log = tmp_path / "classes.log"
    kernel = Client(tmp_path, **{**os.environ, "BARISTA_JAVA_OPTIONS": f"-Xlog:class+init=info:file={log}"})
    try:
        assert kernel.value("1 + 1") == "2"
        initialised = [line for line in log.read_text().splitlines() if "nitializ" in line]
        assert any("dev/barista/magics/BaristaMagics" in line.replace(".", "/") for line in initialised)
        assert any("tech/tablesaw/api/ColumnType" in line.replace(".", "/") for line in initialised)
    finally:
        kernel.close()
