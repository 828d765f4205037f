"""Make the pictures that stand for the site elsewhere, out of its sign: the card of a link, the icons.

CHROMIUM=$(tools/find-browser chromium) .venv/bin/python tools/pictures.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parent.parent / "site_templates" / "theme" / "assets" / "images"

SIZES = {"card": (1200, 630), "icon-192": (192, 192), "icon-512": (512, 512)}
"""Pixels: a card as https://ogp.me has it, icons as Chromium wants them to install a page."""

PAPER = "#fcfbf8"

PAGE = """<body style="margin:0;height:100vh;display:grid;place-items:center;background:{paper}">
<div style="width:{side}px">{sign}</div></body>"""


def main() -> None:
    sign = re.sub("@media[^}]+}}", "", (IMAGES / "favicon.svg").read_text(encoding="utf-8"))  # the day's colours
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        for name, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(PAGE.format(paper=PAPER, side=height * 5 // 8, sign=sign))
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
