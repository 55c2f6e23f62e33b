"""What each front end shows of plots, in Chromium without a network: every kind in JupyterLab and Notebook 7, in trusted and
untrusted notebooks, and in nbconvert's pages, by the colours that must be there; and what a zoom brings up.

Pages and screenshots are left in target/front-ends.
"""

import os
import re
import shutil
import subprocess
import sys
from urllib.parse import urlparse

import nbformat
import pytest
from chromium import PATIENCE_MILLIS, chromium_page
from front_end import KERNEL, folders, jupyter_server, new_notebook
from playwright.sync_api import expect
from test_pictures import ROOT, check_colors, colors_of, executed, has_webgl

TARGET = ROOT / "target" / "front-ends"
BARS = 1_000_000
MILLION = f"""BarsBuilder made = new BarsBuilder({BARS});
double price = 100;
Random random = new Random(7);
for (int i = 0; i < {BARS}; i++) {{
    double open = price;
    price *= 1 + random.nextGaussian() * 0.0004;
    made.add(1_700_000_000_000L + i * 60_000L, open, Math.max(open, price) * 1.0002, Math.min(open, price) * 0.9998, price, 1000, 10, price);
}}
new dev.barista.plot.Candlesticks(new Symbol("SPY"), Timeframe.parse("1Min"), made.build(), "made here", true, ZoneId.of("UTC"))"""


@pytest.fixture(scope="module")
def kinds():
    """The notebook of plots as it was executed, with what plots alone."""
    cells = []
    for source, outputs in executed("plots.ipynb"):
        if colors_of(source):
            cells.append(nbformat.v4.new_code_cell(source, outputs=outputs, execution_count=len(cells) + 1))
    return nbformat.v4.new_notebook(cells=cells, metadata=KERNEL)


@pytest.fixture(scope="module")
def address(kinds):
    shutil.rmtree(TARGET, ignore_errors=True)
    work = TARGET / "work"
    work.mkdir(parents=True)
    nbformat.write(kinds, work / "trusted.ipynb")
    # Trust is in the content: what is the same as a trusted notebook is trusted.
    nbformat.write(nbformat.from_dict({**kinds, "metadata": {**KERNEL, "title": "another"}}), work / "untrusted.ipynb")
    nbformat.write(new_notebook([MILLION]), work / "million.ipynb")
    run("-m", "jupyter", "trust", "trusted.ipynb")
    with jupyter_server(TARGET) as address:
        yield address


def run(*command):
    environ = {**os.environ, **folders(TARGET)}
    subprocess.run([sys.executable, *command], env=environ, cwd=TARGET / "work", check=True, capture_output=True)


@pytest.fixture(scope="module")
def page():
    with chromium_page({"width": 1280, "height": 1_000}) as page:
        yield page


def check_plots(page, kinds, outputs, name, scripts):
    expect(outputs).to_have_count(len(kinds.cells), timeout=PATIENCE_MILLIS)
    for number, cell in enumerate(kinds.cells):
        output = outputs.nth(number)
        output.scroll_into_view_if_needed()
        interactive = output.locator(".js-plotly-plot .main-svg")
        if scripts and "--static" not in cell.source and ("surface" not in cell.source or has_webgl(page)):
            expect(interactive.first).to_be_visible(timeout=PATIENCE_MILLIS)
            expect(output.locator("img")).to_have_count(0)
        else:
            expect(output.locator("img").first).to_be_visible(timeout=PATIENCE_MILLIS)
            expect(interactive).to_have_count(0)
        png = output.screenshot(path=TARGET / f"{name}-{number}.png")
        check_colors(page, png, cell.source, colors_of(cell.source))
    page.screenshot(path=TARGET / f"{name}.png")


# A workspace of its own for each: JupyterLab opens what was open before beside what is asked for.
@pytest.mark.parametrize(
    ("name", "application", "notebook", "scripts"),
    [
        ("lab", "lab/workspaces/trusted/tree", "trusted.ipynb", True),
        ("lab-untrusted", "lab/workspaces/untrusted/tree", "untrusted.ipynb", False),
        ("notebook", "notebooks", "trusted.ipynb", True),
        ("notebook-untrusted", "notebooks", "untrusted.ipynb", False),
    ],
)
def test_every_kind_of_plot_is_seen_in_a_notebook(page, address, kinds, name, application, notebook, scripts):
    page.elsewhere.clear()
    page.goto(address(application, notebook))
    check_plots(page, kinds, page.locator(".jp-CodeCell .jp-OutputArea-output"), name, scripts)
    assert page.elsewhere == []


def test_every_kind_of_plot_is_seen_in_an_exported_page(page, address, kinds):
    run("-m", "nbconvert", "--to", "html", "trusted.ipynb")
    page.elsewhere.clear()
    page.goto((TARGET / "work" / "trusted.html").as_uri())
    check_plots(page, kinds, page.locator(".jp-CodeCell .jp-OutputArea-output"), "nbconvert", True)
    # nbconvert's own template asks for RequireJS and MathJax.
    assert {urlparse(url).hostname for url in page.elsewhere} <= {"cdnjs.cloudflare.com"}


def in_view(box):
    """How many candles are in view, from what Plotly knows of the plot."""
    return box.evaluate("""box => {
        const [from, to] = box._fullLayout.xaxis.range;
        return Math.min(to, box.data[0].x.length - 0.5) - Math.max(from, -0.5);
    }""")


def run_first_cell(page):
    """A front end shows a kernel as idle before it has one, and then forgets what it is asked to run."""
    prompt = page.locator(".jp-CodeCell .jp-InputPrompt").first
    for _ in range(20):
        page.locator(".cm-content").first.click()
        page.keyboard.press("Shift+Enter")
        try:
            expect(prompt).not_to_have_text("[ ]:", timeout=3_000)
            return
        except AssertionError:
            continue
    raise AssertionError("the cell was not run")


@pytest.mark.parametrize("application", ["lab/workspaces/million/tree", "notebooks"])
def test_a_zoom_into_a_million_bars_brings_up_more_of_them_from_the_kernel(page, address, application):
    page.elsewhere.clear()
    page.goto(address(application, "million.ipynb"))
    ready = page.locator(".jp-Notebook-ExecutionIndicator")
    expect(ready).to_have_attribute("data-status", "idle", timeout=PATIENCE_MILLIS)
    run_first_cell(page)
    box = page.locator(".js-plotly-plot")
    title = box.locator(".gtitle-subtitle, .infolayer .g-gtitle")
    expect(title.last).to_contain_text("each candle puts 200 bars together", timeout=PATIENCE_MILLIS)
    box.scroll_into_view_if_needed()
    box.screenshot(path=TARGET / "million-1-whole.png")
    place = box.bounding_box()
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 3)
    # Once the kernel has answered, a candle stands for fewer bars; at last each bar is seen.
    for _ in range(20):
        shown = box.get_attribute("data-barista-of")
        for _ in range(10):
            page.mouse.wheel(0, -100)
        another = re.compile(rf"^(?!{shown}$)\d+$")
        expect(box).to_have_attribute("data-barista-of", another, timeout=PATIENCE_MILLIS)
        if "puts" not in title.last.text_content():
            break
    box.screenshot(path=TARGET / "million-2-zoomed.png")
    assert "1,000,000 bars" in title.last.text_content() and "puts" not in title.last.text_content()
    # What came with the plot had a dozen candles for as many bars.
    assert 100 < in_view(box) <= 5_000
    page.mouse.dblclick(place["x"] + place["width"] / 2, place["y"] + place["height"] / 3)
    expect(title.last).to_contain_text("each candle puts 200 bars together", timeout=PATIENCE_MILLIS)
    assert page.elsewhere == []
