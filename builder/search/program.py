"""The program of the search, one script: the genuine lunr.js out of the installed MkDocs, and our parts behind it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import rjsmin

PARTS = ("words", "shards", "engine", "query", "ask", "show", "filters", "box", "page", "start")
"""Our sources in their order: each may use what stands before it."""


def program(sources: Path) -> str:
    """What a page loads when its reader goes to the search."""
    ours = "\n".join((sources / f"{part}.js").read_text(encoding="utf-8") for part in PARTS)
    return minified(lunr_js()) + "\n" + minified(ours) + "\n"


def lunr_js() -> str:
    """lunr.js 2.3.9 as the installed MkDocs brings it; it is never kept in this repository."""
    return files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_text(encoding="utf-8")


def minified(script: str) -> str:
    """The script without what only people read, but with its licence.

    rjsmin keeps comments that open with `/*!`; lunr.js's notice of the MIT licence lacks the `!`.
    """
    smaller: str = rjsmin.jsmin(script.replace("/**", "/*!", 1), keep_bang_comments=True)
    return smaller
