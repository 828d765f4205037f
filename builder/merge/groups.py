"""Versions joined into papers, pair by pair, where there is evidence for a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.merge.candidates import candidate_pairs
from builder.merge.evidence import Comparable, Evidence, find_evidence
from builder.model import MOST_SHOWN, PaperId

COMPARABLES_KEPT = 20_000
"""Comparable forms of texts that are kept at once: about 100 MB."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two versions that are one paper, and why."""

    one: PaperId
    other: PaperId
    evidence: Evidence


class Groups:
    """Versions (listings with one text) joined into papers, pair by pair, where there is evidence for a pair.

    `joins` and `apart` are what people said: pairs of versions that are one paper, and pairs that are two papers,
    each in both orders. The evidence for a pair never depends on a third version: so a new seed can join papers
    that were two, and never part one.
    """

    def __init__(
        self,
        ids: Sequence[PaperId],
        cleaned: Mapping[PaperId, tuple[str, str]],
        joins: Iterable[Join] = (),
        apart: frozenset[tuple[PaperId, PaperId]] = frozenset(),
    ) -> None:
        texts = [(title, abstract[:MOST_SHOWN]) for title, abstract in (cleaned[version] for version in ids)]
        self._of = {version: [version] for version in ids}
        self.evidence: dict[PaperId, list[Join]] = defaultdict(list)
        self._apart = apart
        for join in _found(ids, texts):
            if not self._is_parted(join):
                self._join(join)
        for join in joins:  # last, so that a pair joined by hand does not keep others from joining it
            self._join(join)

    def all(self) -> Iterator[list[PaperId]]:
        """The versions of each paper."""
        return (members for version, members in self._of.items() if members[0] == version)

    def _join(self, join: Join) -> None:
        mine, its = self._of[join.one], self._of[join.other]
        if mine is its:
            return
        together = sorted([*mine, *its])
        for version in together:
            self._of[version] = together
        self.evidence[together[0]] = [*self.evidence.pop(mine[0], []), *self.evidence.pop(its[0], []), join]

    def _is_parted(self, join: Join) -> bool:
        """Whether people said that a version of the one and a version of the other are two papers."""
        mine, its = self._of[join.one], self._of[join.other]
        return bool(self._apart) and any((one, other) in self._apart for one in mine for other in its)


def _found(ids: Sequence[PaperId], texts: Sequence[tuple[str, str]]) -> list[Join]:
    """The pairs of versions for which there is evidence, the most alike first."""
    comparable = _comparables(texts)
    found = (
        Join(ids[one], ids[other], evidence)
        for one, other in candidate_pairs(texts)
        if (evidence := find_evidence(comparable(one), comparable(other)))
    )
    return sorted(found, key=lambda join: (-join.evidence.similarity, join.one, join.other))


def _comparables(texts: Sequence[tuple[str, str]]) -> Callable[[int], Comparable]:
    """A function that gives the comparable form of a text by its index; those asked for last are kept."""

    @lru_cache(maxsize=COMPARABLES_KEPT)
    def comparable(number: int) -> Comparable:
        return Comparable(*texts[number])

    return comparable
