"""Whose each look-up is, and which of the ids that were found are believed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from builder.merge.facts import Word, rank
from builder.merge.lookups import LookUp
from builder.merge.works import NAMELESS, Names
from builder.model import Details, LookedUp, PaperId

Owner = TypeVar("Owner", int, PaperId)

Name = tuple[str, str]
"""A kind of id, `arxiv` or `doi`, and the id."""


@dataclass(frozen=True, slots=True)
class Clash(Generic[Owner]):
    """An id that was found for one paper, and that another has or was found for, too: its `owners`."""

    look_up: LookUp
    kind: str
    id: str
    owners: frozenset[Owner]


def words_of(lookups: Iterable[LookUp], doubtful: frozenset[LookUp]) -> Iterator[Word]:
    """What some look-ups of one paper say, the best source's first, then what was asked last.

    A doubtful one tells no id, and no address, which is but another name for one. The rest it keeps: else a second
    look-up would take names of authors away, and with them their pages.
    """
    for one in sorted(lookups, key=lambda one: (rank(one.source), one.place)):
        details = _without_ids(one.details) if one in doubtful else one.details
        yield Word(details, one.place, one.day, LookedUp(one.source, one.day))


def _without_ids(details: Details) -> Details:
    return replace(details, arxiv="", version=0, doi="", ids=(), pdf="", links=())


def find_clashes(
    lookups: Sequence[LookUp], owners: Mapping[PaperId, Sequence[Owner]], names: Mapping[Owner, Names]
) -> Iterator[Clash[Owner]]:
    """Every id of a look-up that two papers would have; `owners` are the papers that have a text, and `names` what
    the listings of each call it.

    Such an id is believed of neither look-up. What a listing says itself stays. A look-up of a text that several
    papers share is of none of them.
    """
    having: defaultdict[Name, set[Owner]] = defaultdict(set)
    for owner, own in names.items():
        for name in own.each():
            having[name].add(owner)
    alone = [one for one in lookups if len(owners.get(one.text, ())) == 1]
    for one in alone:
        for name in _names(one):
            having[name].update(owners[one.text])
    for one in alone:
        for kind, value in _names(one):
            if len(having[kind, value]) > 1 and not _is_said((kind, value), one, owners, names):
                yield Clash(one, kind, value, frozenset(having[kind, value]))


def _is_said(
    name: Name,
    one: LookUp,
    owners: Mapping[PaperId, Sequence[Owner]],
    names: Mapping[Owner, Names],
) -> bool:
    """Whether a listing of the paper says the same, so that nothing rests on the look-up."""
    return any(name in names.get(owner, NAMELESS).each() for owner in owners.get(one.text, ()))


def _names(one: LookUp) -> Iterator[Name]:
    if one.details.arxiv:
        yield "arxiv", one.details.arxiv
    if one.details.doi:
        yield "doi", one.details.doi
