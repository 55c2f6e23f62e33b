"""What a reader sees of plots and quality, in one Chromium without a network: each picture of the two notebooks has the
colours that it must have, as a still picture and made interactive; and no hostile text becomes a script.

Pages and screenshots are left in target/pictures.
"""

import base64
import html
import sys
from pathlib import Path

import nbformat
import pytest
from chromium import chromium_page, count_colors
from hostile import PAYLOADS, PLOTS_A_ROUND, STRINGS, cells
from nbclient import NotebookClient
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "target" / "pictures"
CELL_TIMEOUT_SECONDS = 300
UP, DOWN, GREEN, PAPER = "#0072b2", "#d55e00", "#009e73", "#ffffff"
COMPLETE, ZERO, LOW, HIGH = "#a6cee3", "#f2f2f2", "#fde725", "#440154"

# The colours that a cell's plot must have, by how the cell begins; the first that fits counts.
CANDLES = (UP, DOWN)
COLORS = {
    "%plot prices SPY --kind indicators": (UP, DOWN, GREEN),
    "%plot prices SPY --kind heatmap": (UP, DOWN, ZERO),
    "%plot prices SPY --kind volume": (UP,),
    "%plot prices SPY": CANDLES,
    "%plot prices --kind correlation": (UP,),
    "%plot prices --kind scatter": (UP, DOWN),
    "%plot prices": (UP, DOWN, GREEN),
    "%plot real AAPL IBM --kind line": (UP, DOWN),
    "%plot real AAPL MSFT --kind histogram": (UP, DOWN),
    "%plot real": (UP,),
    "%plot table": (UP, DOWN, GREEN),
    "%plot options SPY --kind surface": (LOW,),
    "%plot options": (UP,),
    "%quality": (COMPLETE,),
}
LEAST_PIXELS = 150

# Draws plots at once, wherever they stand, and says if a text was run.
BEFORE = """
window.wasHacked = [];
window.hacked = (...what) => window.wasHacked.push(String(document.currentScript?.outerHTML));
window.alert = window.hacked;
window.IntersectionObserver = class {
  constructor(seen) { this.seen = seen; }
  observe(element) { setTimeout(() => this.seen([{ isIntersecting: true, target: element }])); }
  disconnect() {}
  unobserve() {}
};
"""


def execute(sources, folder):
    """Runs cells in one kernel, on the practice market; each cell's outputs."""
    metadata = {"kernelspec": {"name": "barista", "display_name": "Barista (Java)", "language": "java"}}
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in sources], metadata=metadata
    )
    NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT_SECONDS,
        kernel_name="barista",
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    for cell in notebook.cells[:-1]:
        assert not [output for output in cell.outputs if output.output_type == "error"], cell.source
    return [(cell.source, cell.outputs) for cell in notebook.cells]


def sources(name):
    notebook = nbformat.read(ROOT / "notebooks" / name, as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def executed(name):
    """A notebook's cells with their outputs; those of the test of the notebooks, if this kernel has just made them."""
    jar = Path(sys.prefix) / "share/jupyter/kernels/barista/barista.jar"
    notebook, kept = ROOT / "notebooks" / name, ROOT / "target" / "notebooks" / name
    if kept.exists() and kept.stat().st_mtime > max(jar.stat().st_mtime, notebook.stat().st_mtime):
        cells = nbformat.read(kept, as_version=4).cells
        return [(cell.source, cell.outputs) for cell in cells if cell.cell_type == "code"]
    return execute([*sources(name), '"end"'], notebook.parent)


def write_page(name, parts):
    """A page with these pieces of HTML, each in a box of its own, as exported notebooks have them."""
    TARGET.mkdir(parents=True, exist_ok=True)
    body = "".join(f'<div class="output" id="output-{number}">{part}</div>' for number, part in enumerate(parts))
    page = TARGET / name
    page.write_text(
        f'<!doctype html><html><head><meta charset="utf-8"></head><body>{body}</body></html>',
        encoding="utf-8",
        errors="replace",
    )
    return page


def shown(outputs, mime="text/html"):
    return [output.data[mime] for output in outputs if mime in output.get("data", {})]


@pytest.fixture(scope="module")
def page():
    with chromium_page({"width": 1280, "height": 900}) as page:
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("dialog", lambda dialog: (page.errors.append("a dialog opened"), dialog.dismiss()))
        page.add_init_script(BEFORE)
        yield page


def has_webgl(page):
    return page.evaluate("document.createElement('canvas').getContext('webgl') !== null")


def open_page(page, file):
    page.errors.clear()
    page.goto(file.as_uri())


def colors_of(source):
    return next((colors for start, colors in COLORS.items() if source.startswith(start)), None)


def check_colors(page, png, source, colors):
    counts = count_colors(page, png, *colors, off=40)
    assert all(count >= LEAST_PIXELS for count in counts.values()), (source, counts)
    assert count_colors(page, png, PAPER)[PAPER] >= LEAST_PIXELS, source


@pytest.mark.parametrize("name", ("plots.ipynb", "quality.ipynb"))
def test_each_picture_of_a_notebook_has_the_colours_that_must_be_there(page, name):
    shows = executed(name)
    pictures = [(source, outputs) for source, outputs in shows if colors_of(source)]
    asked = [source for source, _ in shows if source.startswith(("%plot", "%quality"))]
    assert [source for source, _ in pictures] == asked, "each kind has its colours"
    for source, outputs in pictures:
        png = shown(outputs, "image/png")
        assert png, source
        check_colors(page, base64.b64decode(png[0]), source, colors_of(source))
    interactive = [(source, part) for source, outputs in pictures for part in shown(outputs)]
    open_page(page, write_page(name.replace("ipynb", "html"), [part for _, part in interactive]))
    for number, (source, part) in enumerate(interactive):
        box = page.locator(f"#output-{number}")
        if "barista-plot" in part and ("surface" not in source or has_webgl(page)):
            expect(box.locator(".js-plotly-plot .main-svg").first).to_be_visible()
            expect(box.locator(".barista-plot > img")).to_have_count(0)
            target = box.locator(".js-plotly-plot")
        else:
            target = box.locator("img").first
            expect(target).to_be_visible()
        png = target.screenshot(path=TARGET / f"{name.split('.')[0]}-{number}.png")
        check_colors(page, png, source, colors_of(source))
    assert page.errors == [] and page.elsewhere == []


def test_no_hostile_text_becomes_a_script_in_any_renderer(page):
    parts = [part for _, outputs in execute([*cells()], TARGET.parent) for part in shown(outputs)]
    open_page(page, write_page("hostile.html", parts))
    plots = sum("barista-plot" in part for part in parts)
    assert plots == PLOTS_A_ROUND * len(STRINGS) // 10
    expect(page.locator(".js-plotly-plot .main-svg:first-child")).to_have_count(plots)
    page.mouse.move(400, 300)
    assert page.evaluate("window.wasHacked") == []
    assert page.errors == [] and page.elsewhere == []
    text = page.evaluate("document.body.textContent")
    for hostile in PAYLOADS:
        assert hostile in text, html.escape(hostile)
    # Elements that none of our renderers makes.
    assert page.locator("iframe, object, embed, base, form, video, math, meta[http-equiv], details[ontoggle]").count() == 0
    assert page.locator("[onerror], [onload], [onclick], [onfocus], [onmouseover]").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0
