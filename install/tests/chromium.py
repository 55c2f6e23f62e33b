"""Chromium for tests: without a network, and able to say which colours a picture has."""

import base64
import os
import shutil
from contextlib import contextmanager
from urllib.parse import urlparse

from playwright.sync_api import sync_playwright

PATIENCE_MILLIS = 60_000

# Counts pixels near each colour, where a channel may be off by as much as smoothing and palettes need.
COUNT = """async ({png, colors, off}) => {
  const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  const wanted = colors.map((c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16)));
  const counts = wanted.map(() => 0);
  for (let i = 0; i < pixels.length; i += 4) {
    wanted.forEach((w, n) => {
      if (w.every((value, channel) => Math.abs(value - pixels[i + channel]) <= off)) counts[n]++;
    });
  }
  return Object.fromEntries(colors.map((c, n) => [c, counts[n]]));
}"""


@contextmanager
def chromium_page(viewport, **options):
    """A page of a Chromium of its own. What wanted to leave this machine stands in its ``elsewhere``."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "Set CHROMIUM to Chromium's command."
    with sync_playwright() as playwright:
        # Chromium's sandbox does not start as root, which is what containers run as.
        arguments = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page(viewport=viewport, **options)
        page.set_default_timeout(PATIENCE_MILLIS)
        page.elsewhere = []
        page.route("**/*", lambda route: guard(route, page.elsewhere))
        try:
            yield page
        finally:
            browser.close()


def guard(route, elsewhere):
    """Lets nothing out of this machine, and remembers what wanted to."""
    if urlparse(route.request.url).hostname in ("127.0.0.1", None):
        route.continue_()
    else:
        elsewhere.append(route.request.url)
        route.abort()


def count_colors(page, png, *colors, off=6):
    """How many pixels of a screenshot have these colours."""
    return page.evaluate(COUNT, {"png": base64.b64encode(png).decode(), "colors": list(colors), "off": off})
