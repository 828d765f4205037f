"""The program of the search, one script: the genuine lunr.js of the installed MkDocs, our tables, our parts."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import rjsmin

from builder.search.tables import tables_script

PROGRAM = (
    "latex", "markup", "formulas", "analysis", "formula_keys", "names", "known_ids", "unpacking", "shards",
    "engine", "query", "needs", "forms", "subjects", "people", "matching", "standing", "ranking", "phrases",
    "suggestions", "ask", "elements", "marks", "results", "turns", "listbox", "search_box", "open",
)  # fmt: skip
"""Our sources in their order: each may use what stands before it."""

PAGE = ("facets", "address", "facet_form", "result_list", "notes", "listings", "whole_list", "search_page")
"""What the search page needs beyond that."""


def program(sources: Path) -> str:
    """What a page loads when its reader goes to the search."""
    return f"{minified(lunr_js())}\n{tables_script()}{_joined(sources, PROGRAM)}"


def page_program(sources: Path) -> str:
    """What the search page loads as well."""
    return _joined(sources, PAGE)


def _joined(sources: Path, parts: Sequence[str]) -> str:
    return minified("\n".join((sources / f"{part}.js").read_text(encoding="utf-8") for part in parts)) + "\n"


def lunr_js() -> str:
    """lunr.js 2.3.9 as the installed MkDocs brings it; it is never kept in this repository."""
    return files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_text(encoding="utf-8")


def minified(script: str) -> str:
    """The script without what only people read, but with its licence.

    rjsmin keeps comments that open with `/*!`; lunr.js's notice of the MIT licence lacks the `!`.
    """
    smaller: str = rjsmin.jsmin(script.replace("/**", "/*!", 1), keep_bang_comments=True)
    return smaller
