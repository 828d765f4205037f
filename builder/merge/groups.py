"""Texts joined into papers, pair by pair, where there is evidence for a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from builder.merge.candidates import candidate_pairs
from builder.merge.comparable import Comparable
from builder.merge.evidence import Evidence, find_evidence
from builder.merge.memory import Known, Memory
from builder.merge.sets import DisjointSets, JoinedSet
from builder.merge.works import Names, evidence_of_name, pairs_of_one_name
from builder.model import MOST_SHOWN, SAID, PaperId, Text

COMPARABLES_KEPT = 20_000
"""Comparable forms of texts that are kept at once: about 100 MB."""

Apart = frozenset[tuple[PaperId, PaperId]]
"""Pairs of texts that people said are two papers, each in both orders."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two texts that are one paper, and why."""

    one: PaperId
    other: PaperId
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Group:
    """The texts of one paper: its `own`, and `guests`: texts without an abstract, which may stand with other
    papers too. The `joins` tie all together; they are one fewer than the texts.
    """

    own: tuple[PaperId, ...]
    guests: tuple[PaperId, ...]
    joins: tuple[Join, ...]


def group_texts(
    texts: Sequence[Known],
    names: Sequence[Names],
    memory: Memory,
    said: Iterable[Join] = (),
    apart: Apart = frozenset(),
) -> list[Group]:
    """The papers of some texts, which have different ids and are sorted by them; `names` are what the listings of
    each call their work.

    The evidence for a pair never depends on a third text: so a new seed can join papers that were two, and never
    part one. A text without an abstract joins no papers: it is a guest of each for which there is evidence.
    `said` and `apart` are what people said, and go before it.
    """
    grouping = _Grouping(texts, names, memory, apart)
    for one, other in pairs_of_one_name(names):
        grouping.compare(one, other)
    for one, other in candidate_pairs([known.marks for known in texts]):
        grouping.compare(one, other)
    grouping.part()
    for join in said:  # last, so that a pair joined by hand does not keep others from joining it
        grouping.put_together(join)
    return grouping.groups()


_Set = JoinedSet[Join]


class _Grouping:
    """Texts by their numbers: sets of those with an abstract, sets of those without, and visits of these to
    those."""

    def __init__(self, texts: Sequence[Known], names: Sequence[Names], memory: Memory, apart: Apart) -> None:
        self._texts, self._names, self._memory = texts, names, memory
        self._ids = [known.text.id for known in texts]
        self._numbers = {text: number for number, text in enumerate(self._ids)}
        self._apart = apart
        self._sets: DisjointSets[Join] = DisjointSets(len(texts))
        self._visits: list[Join] = []
        self._compared: list[tuple[int, int]] = []  # kept where people parted papers, else empty
        self._comparable = _comparables([known.text for known in texts])

    def compare(self, one: int, other: int) -> None:
        """Put two texts together where there is evidence, unless they are so already."""
        if self._apart:
            self._compared.append((one, other))
        if self._sets.of(one) is not self._sets.of(other) and (join := self._find_join(one, other)):
            self.put_together(join)

    def put_together(self, join: Join) -> None:
        """Join two texts; or let the one without an abstract visit the other."""
        if self._is_bare(join.one) == self._is_bare(join.other):
            self._sets.join(self._numbers[join.one], self._numbers[join.other], join)
        else:
            self._visits.append(join)

    def part(self) -> None:
        """Take the sets apart in which people know two papers, and join the rest of each, the most alike first."""
        parted = dict.fromkeys(
            self._set_of(one) for one, other in sorted(self._apart) if self._set_of(one) is self._set_of(other)
        )
        for members in [sorted(one.members) for one in parted]:
            self._sets.part(members)
            within = set(members)
            pairs = [(one, other) for one, other in self._compared if one in within and other in within]
            joins = [join for one, other in pairs if (join := self._find_join(one, other))]
            for join in sorted(joins, key=lambda join: (-join.evidence.similarity, join.one, join.other)):
                if not self._are_parted(self._set_of(join.one), self._set_of(join.other)):
                    self.put_together(join)

    def groups(self) -> list[Group]:
        """The papers, each with its guests."""
        hosts = self._hosts()
        guests: defaultdict[_Set, list[tuple[_Set, Join]]] = defaultdict(list)
        for guest, stays in hosts.items():
            for host, join in stays.items():
                guests[host].append((guest, join))
        return [self._group(own, guests[own]) for own in self._sets.all() if own not in hosts]

    def _hosts(self) -> dict[_Set, dict[_Set, Join]]:
        """For each set of texts without an abstract that has a host, all of its hosts, and a visit that says
        why."""
        found: defaultdict[_Set, dict[_Set, Join]] = defaultdict(dict)
        for join in self._visits:
            one, other = (join.one, join.other) if self._is_bare(join.one) else (join.other, join.one)
            guest, host = self._set_of(one), self._set_of(other)
            if join.evidence.rule == SAID or not self._are_parted(guest, host):
                found[guest].setdefault(host, join)
        return dict(found)

    def _group(self, own: _Set, guests: Sequence[tuple[_Set, Join]]) -> Group:
        visits = [edge for guest, join in guests for edge in (join, *guest.edges)]
        there = [number for guest, _ in guests for number in guest.members]
        return Group(self._sorted_ids(own.members), self._sorted_ids(there), (*own.edges, *visits))

    def _sorted_ids(self, numbers: Iterable[int]) -> tuple[PaperId, ...]:
        return tuple(self._ids[number] for number in sorted(numbers))

    def _find_join(self, one: int, other: int) -> Join | None:
        evidence = self._evidence(one, other)
        return Join(self._ids[one], self._ids[other], evidence) if evidence else None

    def _evidence(self, one: int, other: int) -> Evidence | None:
        mine, its = self._names[one], self._names[other]
        if rule := mine.shared_with(its):  # what is too unlike for a name is so for its texts, too
            return evidence_of_name(rule, self._comparable(one), self._comparable(other))
        if mine.differ_from(its):
            return None
        return self._memory.evidence(
            self._texts[one],
            self._texts[other],
            lambda: find_evidence(self._comparable(one), self._comparable(other)),
        )

    def _set_of(self, text: PaperId) -> _Set:
        return self._sets.of(self._numbers[text])

    def _is_bare(self, text: PaperId) -> bool:
        return not self._comparable(self._numbers[text]).has_abstract

    def _are_parted(self, one: _Set, other: _Set) -> bool:
        """Whether people said that a text of the one and a text of the other are two papers."""
        if not self._apart:
            return False
        pairs = product(self._sorted_ids(one.members), self._sorted_ids(other.members))
        return any(pair in self._apart for pair in pairs)


def _comparables(texts: Sequence[Text]) -> Callable[[int], Comparable]:
    """A function that gives the comparable form of a text by its number; those asked for last are kept."""

    @lru_cache(maxsize=COMPARABLES_KEPT)
    def comparable(number: int) -> Comparable:
        return Comparable(texts[number].title, texts[number].abstract[:MOST_SHOWN])

    return comparable
