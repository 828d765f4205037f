"""What follows from the words of a listing alone, or of two of them, and what of it earlier builds worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from builder.merge.evidence import Evidence
from builder.merge.identity import text_of
from builder.merge.marks import Marks, marks_of
from builder.model import PaperId, Record, Text
from builder.system import FAULTS, PLAIN, Means, code_version, form_of, key_of

MOST_KEPT = 100_000
"""Pairs of texts whose evidence is kept. 10,000 papers have 1,500, but 2,000 of one title two million."""


class Known(NamedTuple):
    """The text of a listing, its marks, and a hash of the words that both were made of."""

    text: Text
    marks: Marks
    key: str


class _Read(NamedTuple):
    """What is kept of a listing: the id of its text, its title and abstract where they are not as the seed has
    them, its marks."""

    id: PaperId
    cleaned: tuple[str, ...]
    marks: Marks


class _Before(NamedTuple):
    """What earlier builds know: of listings, by the hashes of their words; of the evidence of texts, by the hashes
    of both."""

    listings: Mapping[str, _Read]
    evidence: Mapping[str, Evidence | None]


_BEFORE = form_of(_Before)


class Memory:
    """What is known from earlier builds, and what this one asks for; the rest is forgotten when it is kept."""

    def __init__(self, means: Means = PLAIN) -> None:
        self._means, self._key = means, key_of(code_version())
        self._shelf = means.cache.shelf("merging")
        self._before = _recalled(self._shelf.get(self._key))
        self._listings: dict[str, _Read] = {}
        self._evidence: dict[str, Evidence | None] = {}

    def read(self, records: Sequence[Record]) -> Iterator[Known]:
        """What follows from the words of each record, in order."""
        keys = [key_of(record.title, record.abstract) for record in records]
        own = dict(zip(keys, records, strict=True))
        known = self._before.listings
        self._listings = {key: known[key] for key in own if key in known}
        new = {key: record for key, record in own.items() if key not in known}
        made = self._means.workers.map([*new.values()], _reader)
        self._listings.update(zip(new, (one for some in made for one in some), strict=True))
        for key, record in zip(keys, records, strict=True):
            read = self._listings[key]
            title, abstract = read.cleaned or (record.title, record.abstract)
            yield Known(Text(read.id, title, abstract), read.marks, key)

    def evidence(self, one: Known, other: Known, find: Callable[[], Evidence | None]) -> Evidence | None:
        """Why two texts are one paper, found where it is not known."""
        key = one.key + other.key
        known = self._before.evidence
        evidence = known[key] if key in known else find()
        if len(self._evidence) < MOST_KEPT:
            self._evidence[key] = evidence
        return evidence

    def keep(self) -> None:
        """Let the next build know what this one asked for."""
        now = _Before(self._listings, self._evidence)
        if self._shelf.takes and now != self._before:
            self._shelf.put(self._key, _BEFORE.encode(now))


def _recalled(content: bytes | None) -> _Before:
    try:
        return _BEFORE.decode(content or b"")
    except FAULTS:
        return _Before({}, {})


def _reader() -> Callable[[Sequence[Record]], list[_Read]]:
    """What another process makes once, to read one chunk of records after the other."""
    return lambda records: [*_read(records)]


def _read(records: Sequence[Record]) -> Iterator[_Read]:
    texts = [*map(text_of, records)]
    for record, text, marks in zip(records, texts, marks_of(texts), strict=True):
        cleaned = text.title, text.abstract
        yield _Read(text.id, () if cleaned == (record.title, record.abstract) else cleaned, marks)
