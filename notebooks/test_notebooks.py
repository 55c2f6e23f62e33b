"""Executes every notebook of the gallery, as a reader who runs all cells; the results are left in target/notebooks."""

import functools
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parent / "target" / "notebooks"
NOTEBOOKS = sorted(path.name for path in HERE.glob("*.ipynb"))
CELL_TIMEOUT_SECONDS = 300


@functools.cache
def execute(name):
    """The executed notebook; each is executed once."""
    notebook = nbformat.read(HERE / name, as_version=4)
    RESULTS.mkdir(parents=True, exist_ok=True)
    try:
        NotebookClient(
            notebook,
            timeout=CELL_TIMEOUT_SECONDS,
            kernel_name=notebook.metadata.kernelspec.name,
            resources={"metadata": {"path": str(HERE)}},
        ).execute()
    finally:
        nbformat.write(notebook, RESULTS / name)
    return notebook


def outputs(notebook, start):
    """The outputs of the first code cell whose source begins so."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.startswith(start):
            return cell.outputs
    raise AssertionError(f"no cell begins with {start!r}")


def text(outputs):
    parts = [output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in outputs]
    return "\n".join(parts)


def mimes(outputs):
    return {mime for output in outputs for mime in output.get("data", {})}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_runs_without_an_error(name):
    errors = [output for cell in execute(name).cells for output in cell.get("outputs", ()) if output.output_type == "error"]
    assert not errors


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_is_kept_without_outputs(name):
    for cell in nbformat.read(HERE / name, as_version=4).cells:
        if cell.cell_type == "code":
            assert not cell.outputs and cell.execution_count is None


def test_quickstart_shows_the_final_progress_in_the_cell_that_started_the_load():
    progress = text(outputs(execute("quickstart.ipynb"), "%bars SPY QQQ AAPL"))
    for symbol in ("SPY", "QQQ", "AAPL"):
        assert f"✅ {symbol}" in progress
    assert "practice data" in progress.lower()


def test_quickstart_shows_tables_quality_and_plots():
    notebook = execute("quickstart.ipynb")
    assert "text/html" in mimes(outputs(notebook, 'prices.table("SPY")'))
    for magic in ("%quality prices", "%quality real"):
        assert "text/html" in mimes(outputs(notebook, magic))
    for magic in ("%plot prices", "%plot real"):
        assert {"text/html", "image/png"} <= mimes(outputs(notebook, magic))
    assert "AAPL closed at" in text(outputs(notebook, "var apple"))


def test_quality_shows_pictures_findings_and_what_was_repaired():
    notebook = execute("quality.ipynb")
    for magic in ("%quality prices", "%quality real"):
        assert {"text/html", "image/png"} <= mimes(outputs(notebook, magic))
    assert "completeness" in text(outputs(notebook, "%quality prices SPY"))
    repaired = text(outputs(notebook, "var cleaned"))
    assert "dropped" in repaired or "fixed" in repaired
    assert text(outputs(notebook, "real.quality().findings()")).count("split") >= 3


def test_plots_are_pictures_and_one_of_them_is_nothing_else():
    notebook = execute("plots.ipynb")
    plots = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.startswith("%plot")]
    assert len(plots) == 17
    for cell in plots:
        assert "image/png" in mimes(cell.outputs), cell.source
        assert ("text/html" in mimes(cell.outputs)) != ("--static" in cell.source), cell.source


def test_loading_tells_the_stall_as_a_picture():
    notebook = execute("loading.ipynb")
    assert "23 symbols after" in text(outputs(notebook, "List<Span> oldWay"))
    assert "23 symbols in" in text(outputs(notebook, "prices.await();"))
    pictures = outputs(notebook, "String timeline")
    assert any("data:image/svg+xml" in output["data"].get("text/html", "") for output in pictures if "data" in output)
    kinds = text(outputs(notebook, "quick.await();"))
    assert all(re.search(rf"{kind}: [1-9]\d* in [1-9]\d* calls", kinds) for kind in ("BARS", "CHAIN", "OPTION_BARS")), kinds
