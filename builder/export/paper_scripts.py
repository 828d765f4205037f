"""Every paper in small scripts, for pages that are to know more papers than they hold: what it is called, where it
stands, what it is cited by and which papers are like it.

A page knows a paper by its short id, which no other paper changes, and finds the script by its first digits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from builder.export.citation_rows import citation_row
from builder.export.short_ids import short_ids
from builder.model import ADDRESS_DIGITS, SHARD_SIZE, TOPIC, Archive, Citation, Entry, File
from builder.text import STAMP_WIDTH, hand_over, literal, stamp

FOLDER = "assets/papers"
"""Where the scripts lie in the site."""

MOST = 64
"""Papers that a script has in the mean, at most."""

MOST_DIGITS = 3
"""Digits that tell scripts apart, at most: of an archive of 100,000 papers each has 24."""

CHUNK = 1_000
"""Papers of a script of the order: a new listing changes the last one or two."""


def paper_scripts(
    archive: Archive, cite: Callable[[Entry], Citation], address: str, repository: str = ""
) -> Iterator[File]:
    """The scripts of the papers, those of their order, and the manifest, which has a stamp for each; `address` is
    where the site is published, `repository` where its keeper is told of what is wrong, or ""."""
    topics = {term.name: at for at, term in enumerate(TOPIC.terms(archive))}
    digits = _digits(len(archive.entries))
    shards = _shards(archive, cite, topics, digits)
    order = [*_order(archive, topics)]
    manifest = {
        "address": address.rstrip("/"),
        **({"repository": repository} if repository else {}),
        "digits": digits,
        "chunk": CHUNK,
        "beside": SHARD_SIZE,
        "papers": len(archive.entries),
        "topics": [[term.slug, term.name] for term in TOPIC.terms(archive)],
        "stamps": "".join(stamp(shards[at]) if at in shards else "-" * STAMP_WIDTH for at in range(16**digits)),
        "order": "".join(map(stamp, order)),
    }
    yield _script("manifest", literal(manifest))
    for at, shard in sorted(shards.items()):
        yield _script(f"{at:0{digits}x}", shard)
    for number, chunk in enumerate(order):
        yield _script(f"order/{number}", chunk)
    yield _script("known", literal(short_ids(archive, [*map(stamp, order)])))


def _script(name: str, value: str) -> File:
    return File(f"{FOLDER}/{name}.js", hand_over(f"papers/{name}", value))


def _digits(papers: int) -> int:
    """How many digits tell the scripts of so many papers apart."""
    return next((digits for digits in range(1, MOST_DIGITS) if papers <= MOST * 16**digits), MOST_DIGITS)


def _shards(
    archive: Archive, cite: Callable[[Entry], Citation], topics: Mapping[str, int], digits: int
) -> dict[int, str]:
    """The script of each number that is the first digits of any id: rows of papers, and ids of before, each with
    the papers that it means."""
    papers: defaultdict[int, list[Any]] = defaultdict(list)
    former: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in archive.entries.values():
        short = entry.paper.short_id
        papers[int(short[:digits], 16)].append(_row(entry, topics, cite(entry)))
        for old in _former(entry):
            former[int(old[:digits], 16)][old].append(short)
    return {
        at: literal([sorted(papers[at], key=lambda row: (row[0], row[2])), dict(sorted(former[at].items()))])
        for at in papers.keys() | former.keys()
    }


def _row(entry: Entry, topics: Mapping[str, int], citation: Citation) -> list[Any]:
    related = "".join(near.id[:ADDRESS_DIGITS] for near in entry.related)
    return [
        entry.paper.short_id,
        entry.slug,
        entry.number,
        topics[entry.topics.shown[0]],
        related,
        *citation_row(citation),
    ]


def _order(archive: Archive, topics: Mapping[str, int]) -> Iterator[str]:
    """Short ids by number, so oldest first, one after the other; the topic of each; and by their places those that
    papers had before."""
    entries = [*archive.entries.values()][::-1]
    for start in range(0, len(entries), CHUNK):
        part = entries[start : start + CHUNK]
        ids = "".join(entry.paper.short_id for entry in part)
        former = {at: "".join(_former(entry)) for at, entry in enumerate(part) if entry.paper.former_ids}
        yield literal([ids, [topics[entry.topics.shown[0]] for entry in part], former])


def _former(entry: Entry) -> list[str]:
    """The short ids by which a paper was known before."""
    return sorted({former[:ADDRESS_DIGITS] for former in entry.paper.former_ids} - {entry.paper.short_id})
