"""The archive as a search: the index in shards, papers, facets, and the program that asks them in the browser.

The index is Lunr's, cut by term; lunr.js 2.3.9 out of the installed MkDocs answers from the few shards that a
query needs.  Everything is a classic script, so that `file://` may load it; manifest and shards bear one stamp.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.model import Archive, File
from builder.search.program import page_program, program
from builder.search.site import FOLDER, render_shards


def render_search(archive: Archive, sources: Path) -> Iterator[File]:
    """Every file under assets/search; `sources` is the folder with the parts of the program."""
    yield File(f"{FOLDER}/search.js", program(sources))
    yield File(f"{FOLDER}/page.js", page_program(sources))
    yield from render_shards(archive)
