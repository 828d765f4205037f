"""The pictures of the README: the pages of site/ as a reader sees them."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

SITE = Path("site").resolve()
PAPER = "papers/light-schrodinger-bridge.html"
TOPIC = "topics/learning-theory-and-training-dynamics.html?tag=infinite-width-limit"
SHOTS = (
    # name, page, width, height, colour scheme, what is clicked
    ("home", "index.html", 1280, 800, "light", ()),
    ("paper", PAPER, 1280, 800, "dark", ()),
    ("topic", TOPIC, 1280, 800, "light", ("[value=dense]", ".pa-rows > :not([hidden]) .pa-unfold")),
    ("search", "search.html?q=spin+glass", 1280, 800, "light", ()),
    ("phone", PAPER, 390, 800, "light", ()),
)


def main() -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        for name, page, width, height, scheme, clicked in SHOTS:
            window = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            window.goto(f"{SITE.as_uri()}/{page}")
            for selector in clicked:
                window.locator(selector).first.click()
            window.wait_for_timeout(1000)
            window.screenshot(path=f"screenshots/{name}.png")
            window.close()
        chromium.close()


if __name__ == "__main__":
    main()
