"""What a check of seeds found, before it is written as text, JSON, annotations or Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.model import JUDGED, Change, Issue, Merge, Paper, PaperId, Place, Reading, in_order
from builder.text import plural


@dataclass(frozen=True)
class Check:
    """The seeds that were checked, their `readings`, and the `papers` of these and of all seeds beside them.

    Papers that people have hidden are not counted.

    - `folder`: stands before the name of a seed, so that people and tools find the file
    - `doubts`: issues of papers as wholes, in all seeds
    - `changes`: what the archive would say otherwise than before, worst first
    - `asked`: the name of the file of what was looked up, and how people find it
    - `outside`: seeds that lie elsewhere, whose names are paths already
    - `known`: ids of papers that were there before
    - `gone`: papers that were there before, and that no seed has any more
    - `is_part`: only some seeds were asked for; then each new and each repeated paper is of interest
    """

    readings: Sequence[Reading]
    papers: Sequence[Paper]
    folder: str
    doubts: Sequence[Issue] = ()
    changes: Sequence[Change] = ()
    asked: tuple[str, str] = ("", "")
    outside: frozenset[str] = frozenset()
    known: frozenset[PaperId] = frozenset()
    gone: Sequence[Paper] = ()
    is_part: bool = False

    def at(self, place: Place) -> str:
        """A place as people click on it."""
        return f"{self.file(place.seed)}:{place.line}"

    def file(self, seed: str) -> str:
        if self._is_asked(seed):
            return self.asked[1]
        return seed if seed in self.outside else f"{self.folder}{seed}"

    def _is_asked(self, seed: str) -> bool:
        return bool(seed) and seed == self.asked[0] and seed not in self.seeds

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        found = (issue for reading in self.readings for issue in reading.issues)
        return in_order((*found, *(issue for issue in self.doubts if self._is_of_it(issue))))

    def _is_of_it(self, issue: Issue) -> bool:
        """Whether an issue of papers as wholes is of what was checked."""
        return issue.place.seed in self.seeds or (self._is_asked(issue.place.seed) and not self.is_part)

    @cached_property
    def seeds(self) -> frozenset[str]:
        return frozenset(reading.seed for reading in self.readings)

    @cached_property
    def listed(self) -> tuple[Paper, ...]:
        """The papers that the checked seeds list."""
        shown = (paper for paper in self.papers if not paper.hidden)
        return tuple(paper for paper in shown if not self.seeds.isdisjoint(_seeds(paper)))

    @cached_property
    def new(self) -> tuple[Paper, ...]:
        """Papers that no other seed has, and that were not there before, in the order of the seeds."""
        only_here = (paper for paper in self.listed if self.seeds.issuperset(_seeds(paper)))
        new = (paper for paper in only_here if self.known.isdisjoint(_ids(paper)))
        return tuple(sorted(new, key=self.first_place))

    def first_place(self, paper: Paper) -> Place:
        """Where the checked seeds list a paper first."""
        return next(one.record.place for one in paper.sightings if one.record.place.seed in self.seeds)

    @cached_property
    def repeats(self) -> tuple[tuple[Paper, Place, Place], ...]:
        """Listings of papers that are listed elsewhere before: (paper, place of this one, place of the first)."""
        return tuple(sorted(self._repeats(), key=lambda one: one[1]))

    def _repeats(self) -> Iterator[tuple[Paper, Place, Place]]:
        for paper in self.listed:
            places = [sighting.record.place for sighting in paper.sightings]
            first = next((place for place in places if place.seed not in self.seeds), places[0])
            yield from ((paper, place, first) for place in places if place.seed in self.seeds and place != first)

    @cached_property
    def judged(self) -> tuple[tuple[Paper, Merge], ...]:
        """Merges that rest on likeness, for a person to look at; `b` is in a checked seed."""
        return tuple(self._judged())

    def _judged(self) -> Iterator[tuple[Paper, Merge]]:
        for paper in self.listed:
            for merge in paper.merged_by:
                if merge.rule in JUDGED and merge.b.seed in self.seeds:
                    yield paper, merge
                elif merge.rule in JUDGED and merge.a.seed in self.seeds:
                    yield paper, replace(merge, a=merge.b, b=merge.a)

    @property
    def sums(self) -> dict[str, int]:
        """What the checked seeds bring, in numbers."""
        return {
            "changes": len(self.changes),
            "new": len(self.new),
            "repeated": len(self.repeats),
            "doubtful": len(self.issues) + len(self.judged),
            "gone": len(self.gone),
        }

    def __str__(self) -> str:
        gone = f", {plural(len(self.gone), 'paper')} gone." if self.gone else "."
        changes = f"{plural(len(self.changes), 'change')} to what stood there, " if self.changes else ""
        if not self.readings:
            return f"{changes}{'no' if changes else 'No'} seed is new or changed{gone}"
        listings = plural(sum(len(reading.records) for reading in self.readings), "listing")
        return (
            f"{changes}{self.sums['new']:,} new in {listings} of {plural(len(self.readings), 'seed')}, "
            f"{self.sums['repeated']:,} repeated, {self.sums['doubtful']:,} doubtful{gone}"
        )


def _seeds(paper: Paper) -> Iterator[str]:
    return (sighting.record.place.seed for sighting in paper.sightings)


def _ids(paper: Paper) -> Iterator[PaperId]:
    return (sighting.id for sighting in paper.sightings)
