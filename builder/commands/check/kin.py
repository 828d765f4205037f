"""Which papers of now are which of then, where seeds may have been corrected in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from builder.archive import Kin
from builder.model import Paper, PaperId, Place, Record, Sighting

OLD = "\0"
"""Stands before the name of a seed of the older copy; no file can be called so."""

Key = TypeVar("Key")


def as_old(records: Iterable[Record]) -> Iterator[Record]:
    """The records of an older copy, each with the mark of it before the name of its seed."""
    for record in records:
        yield replace(record, place=replace(record.place, seed=f"{OLD}{record.place.seed}"))


def is_old(place: Place) -> bool:
    """Whether this is a place in the older copy."""
    return place.seed.startswith(OLD)


def kin_of(then: Iterable[Paper], now: Iterable[Paper], together: Iterable[Paper]) -> Kin:
    """For each paper of now those of then that it continues, by their ids.

    It has the id of the older one. Where none has, since the text was corrected, those continue it that have a
    listing which stands with one of its own in `together`: the papers of all listings, the old ones marked.
    """
    then, now = list(then), list(now)
    with_text = _by(now, lambda sighting: sighting.id)
    kin: defaultdict[PaperId, list[PaperId]] = defaultdict(list)
    for paper in then:
        for heir in with_text.get(paper.id, ()):
            kin[heir].append(paper.id)
    orphans = {paper.id for paper in then if paper.id not in with_text}
    if orphans:
        for heir, one in _by_company(then, now, together):
            if one in orphans:
                kin[heir].append(one)
    return dict(kin)


def _by_company(
    then: Iterable[Paper], now: Iterable[Paper], together: Iterable[Paper]
) -> Iterator[tuple[PaperId, PaperId]]:
    """Pairs of a paper of now and one of then that stand together; a listing that several papers share says
    nothing."""
    old = {f"{OLD}{place}": papers for place, papers in _by(then, _place).items() if len(papers) == 1}
    new = {place: papers for place, papers in _by(now, _place).items() if len(papers) == 1}
    for paper in together:
        places = [sighting.record.place for sighting in paper.sightings]
        was = dict.fromkeys(one for place in places for one in old.get(str(place), ()))
        heirs = dict.fromkeys(one for place in places for one in new.get(place, ()))
        yield from ((heir, one) for heir in heirs for one in was)


def _place(sighting: Sighting) -> Place:
    return sighting.record.place


def _by(papers: Iterable[Paper], key: Callable[[Sighting], Key]) -> dict[Key, list[PaperId]]:
    """The papers by something of their sightings, each once."""
    found: defaultdict[Key, dict[PaperId, None]] = defaultdict(dict)
    for paper in papers:
        for sighting in paper.sightings:
            found[key(sighting)][paper.id] = None
    return {one: list(of) for one, of in found.items()}
