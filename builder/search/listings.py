"""What the script of a long list must know of all its papers: their days, the order of their titles, and which
papers each listing names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from builder.model import AUTHOR, Archive, Entry, PaperId, dates
from builder.search.index import utf16
from builder.search.packing import ascending, fixed_columns, number, width_of
from builder.search.shards import SHARD, Cut, cut
from builder.text import fold, is_alphanumeric

MANY = 50
"""Papers of an author from which on the list may be cut into pages: one that is not is read from its rows."""


def days_of(entries: Sequence[Entry]) -> list[str]:
    """The days on which papers were first listed, and the first paper of each, packed; `entries` are by number, so
    the papers of a day stand together."""
    runs = [
        (slug, next(members)[0])
        for slug, members in groupby(enumerate(entries), key=lambda pair: dates.slug(pair[1].first_listed))
    ]
    return [" ".join(slug for slug, _ in runs), ascending([first for _, first in runs])]


def titles_in_order(entries: Sequence[Entry]) -> str:
    """The papers from A to Z, all numbers as wide as the largest; `entries` are by number."""
    ordered = sorted(range(len(entries)), key=lambda at: (_sorted_by(entries[at]), at))
    widths = np.full(len(ordered), width_of(np.array([max(len(ordered) - 1, 1)]))[0])
    return fixed_columns(np.array(ordered, dtype=np.int64), widths)[0]


def _sorted_by(entry: Entry) -> tuple[str, str]:
    """Accents and case do not matter, nor do quotes and the like before the first letter or digit."""
    title = fold(entry.shown.plain_title)
    start = next((at for at, sign in enumerate(title) if is_alphanumeric(sign)), len(title))
    return title[start:], title


def cut_listings(archive: Archive) -> Cut:
    """The papers of each list whose order does not follow from their numbers, in that order: of a day by the last
    part of its address; of an author of many by `author/` and that part, with when each was written."""
    days = [(day.slug, day.papers, "") for day in archive.days]
    authors = [
        (f"{AUTHOR.search.key}/{author.slug}", author.papers, ",".join(_written(archive, author.papers)))
        for author in archive.authors
        if len(author.papers) > MANY
    ]
    lists = sorted((*days, *authors), key=lambda one: utf16(one[0]))
    orders = [_in_order([archive.entries[paper].number for paper in papers]) for _, papers, _ in lists]
    return cut([name for name, _, _ in lists], [orders, [written for _, _, written in lists]], SHARD)


def _written(archive: Archive, papers: Sequence[PaperId]) -> list[str]:
    return [archive.entries[paper].written_on for paper in papers]


def _in_order(numbers: Sequence[int]) -> str:
    """How many there are, and from each to the next: 2, 4 for one and two up, 1, 3 for one and two down."""
    steps = [value - before for before, value in zip([0, *numbers], numbers, strict=False)]
    return number(len(numbers)) + "".join(number(2 * step if step >= 0 else -2 * step - 1) for step in steps)
