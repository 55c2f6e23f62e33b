"""JupyterLab in headless Chromium: progress in an idle cell while a later cell runs, a Cancel button that works
meanwhile, and a plot, without a network.

The market holds its answers back and the later cell waits for a file, so that nothing here depends on who is faster.
Screenshots are left in target/browser.
"""

import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from chromium import PATIENCE_MILLIS, chromium_page
from front_end import jupyter_server, new_notebook
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).resolve().parent / "frontdoor"))
from gated_market import GatedMarket  # noqa: E402

TARGET = Path(__file__).resolve().parents[2] / "target" / "browser"
CELLS = (
    "%bars SPY QQQ AAPL --days 90 --as prices",
    'while (!java.nio.file.Files.exists(java.nio.file.Path.of("go"))) Thread.sleep(20);\n"went on"',
    "%plot prices SPY",
    "%bars MSFT NVDA --days 90 --as unwanted",
    'while (!unwanted.isDone()) Thread.sleep(20);\n"ended"',
)


@pytest.fixture
def market():
    market = GatedMarket()
    yield market
    market.close()


@pytest.fixture
def lab(market):
    """The address of a JupyterLab with a notebook of its own, and with nothing of the user's settings."""
    shutil.rmtree(TARGET, ignore_errors=True)
    (TARGET / "work").mkdir(parents=True)
    nbformat.write(new_notebook(CELLS), TARGET / "work" / "load.ipynb")
    with jupyter_server(TARGET, **market.environ) as address:
        yield address("lab/tree", "load.ipynb")


@pytest.fixture
def page():
    with chromium_page({"width": 1280, "height": 1500}) as page:
        try:
            yield page
        finally:
            page.screenshot(path=TARGET / "last.png")


def run_cell(page, cells, number):
    cells.nth(number).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")


def test_a_load_reports_and_can_be_cancelled_while_later_cells_run_and_a_plot_is_shown(page, lab, market):
    market.hold()
    page.goto(lab)
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    expect(cells).to_have_count(len(CELLS), timeout=PATIENCE_MILLIS)
    # What is run before the kernel is there, is not run at all.
    expect(page.locator("#jp-main-statusbar")).to_contain_text("Barista (Java) | Idle", timeout=PATIENCE_MILLIS)
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt")
    progress = cells.nth(0).locator(".jp-OutputArea-output").first

    run_cell(page, cells, 0)
    expect(prompts.nth(0)).to_have_text("[1]:", timeout=PATIENCE_MILLIS)
    expect(progress).to_contain_text("AAPL", timeout=PATIENCE_MILLIS)
    run_cell(page, cells, 1)
    expect(prompts.nth(1)).to_have_text("[*]:", timeout=PATIENCE_MILLIS)
    at_first = progress.inner_text()
    page.screenshot(path=TARGET / "1-loading.png")

    market.release()
    expect(progress).not_to_have_text(at_first, timeout=PATIENCE_MILLIS, use_inner_text=True)
    expect(progress).not_to_contain_text("oading", timeout=PATIENCE_MILLIS)
    expect(prompts.nth(1)).to_have_text("[*]:")
    page.screenshot(path=TARGET / "2-loaded-while-the-later-cell-runs.png")

    (TARGET / "work" / "go").touch()
    expect(prompts.nth(1)).to_have_text("[2]:", timeout=PATIENCE_MILLIS)
    expect(cells.nth(1).locator(".jp-OutputArea-output")).to_contain_text("went on")

    run_cell(page, cells, 2)
    # First comes a still picture; the script beside it replaces it by a plot that can be zoomed.
    plot = cells.nth(2).locator(".jp-OutputArea-output .js-plotly-plot .main-svg").first
    expect(plot).to_be_visible(timeout=PATIENCE_MILLIS)
    assert plot.locator("path").count() > 10
    box = plot.bounding_box()
    assert box["width"] > 200 and box["height"] > 150, box
    page.screenshot(path=TARGET / "3-plot.png")

    # As in a notebook that was opened anew without the output that carried the library.
    page.evaluate("() => delete window.baristaPlots1")
    run_cell(page, cells, 2)
    expect(prompts.nth(2)).to_have_text("[4]:", timeout=PATIENCE_MILLIS)
    expect(plot).to_be_visible(timeout=PATIENCE_MILLIS)

    market.hold()
    run_cell(page, cells, 3)
    button = cells.nth(3).get_by_role("button", name="Cancel")
    expect(button).to_be_visible(timeout=PATIENCE_MILLIS)
    run_cell(page, cells, 4)
    expect(prompts.nth(4)).to_have_text("[*]:", timeout=PATIENCE_MILLIS)
    page.screenshot(path=TARGET / "4-cancel.png")
    button.click()
    expect(cells.nth(4).locator(".jp-OutputArea-output")).to_contain_text("ended", timeout=PATIENCE_MILLIS)
    expect(cells.nth(3).locator(".jp-OutputArea-output").first).to_contain_text("cancelled", timeout=PATIENCE_MILLIS)
    expect(button).to_have_count(0, timeout=PATIENCE_MILLIS)
    page.screenshot(path=TARGET / "5-cancelled.png")
    assert page.elsewhere == []
