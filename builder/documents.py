"""Abstracts in small scripts: a list shows two lines of each and loads the rest when a reader unfolds one.

A script and not JSON, because a page opened from disk may load nothing else.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from builder.model import Entry, Page, PaperId

FOLDER = "assets/abstracts"

SHARD_SIZE = 10
"""Papers of one shard at most, in the mean: about 5 kB packed for the one abstract a reader unfolds."""

ID_BITS = 40
"""Bits of a PaperId."""


def render_documents(entries: Sequence[Entry]) -> Iterator[Page]:
    """Every abstract under the last part of its paper's address, in the shard of its paper."""
    shards: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entry in sorted(entries, key=lambda entry: entry.slug):
        if entry.paper.abstract:
            shards[shard_of(entry.paper.id, len(entries))][entry.slug] = entry.paper.abstract
    for name, abstracts in sorted(shards.items()):
        yield Page(f"{FOLDER}/{name}.js", hand_over(f"abstracts/{name}", abstracts))


def shard_of(paper: PaperId, papers: int) -> str:
    """The shard of a paper in an archive of so many: the first bits of its id, so that of all other
    papers only a doubling of their number moves it."""
    bits = max(0, ((papers - 1) // SHARD_SIZE).bit_length())
    return f"{int(paper, 16) >> (ID_BITS - bits):x}"


def hand_over(name: str, value: object) -> str:
    """A classic script that hands a value to `assets/js/load.js`, in ASCII so that no charset matters."""
    literal = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f'paperArchive.put("{name}",{literal});\n'
