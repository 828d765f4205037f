"""What a check of seeds found, to be said as text, JSON, annotations or Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.model import JUDGED, Issue, Merge, Paper, PaperId, Place, Reading, in_order
from builder.text import plural


@dataclass(frozen=True)
class Check:
    """What was checked: `readings` of the seeds in question, `papers` of these and of all seeds beside them.

    `folder` stands before a seed's name where people or tools are to find the file; `outside` are the
    seeds that lie elsewhere, called by their paths. `known` are ids of papers that were there before, `gone`
    papers that no seed has any more. `is_part`: some seeds were singled out, so that what each brings is of
    interest. What is hidden is not spoken of.
    """

    readings: Sequence[Reading]
    papers: Sequence[Paper]
    folder: str
    outside: frozenset[str] = frozenset()
    known: frozenset[PaperId] = frozenset()
    gone: Sequence[Paper] = ()
    is_part: bool = False

    def at(self, place: Place) -> str:
        """A place as people click on it."""
        return f"{self.file(place.seed)}:{place.line}"

    def file(self, seed: str) -> str:
        return seed if seed in self.outside else f"{self.folder}{seed}"

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        return in_order(issue for reading in self.readings for issue in reading.issues)

    @cached_property
    def seeds(self) -> frozenset[str]:
        return frozenset(reading.seed for reading in self.readings)

    @cached_property
    def listed(self) -> tuple[Paper, ...]:
        """The papers of the seeds in question."""
        shown = (paper for paper in self.papers if not paper.hidden)
        return tuple(paper for paper in shown if not self.seeds.isdisjoint(_seeds(paper)))

    @cached_property
    def new(self) -> tuple[Paper, ...]:
        """Papers that no other seed has, and none had before."""
        found = (paper for paper in self.listed if self.seeds.issuperset(_seeds(paper)))
        return tuple(
            sorted((paper for paper in found if self.known.isdisjoint(_ids(paper))), key=self.first_place)
        )

    def first_place(self, paper: Paper) -> Place:
        """Where the seeds in question list a paper first."""
        return next(one.record.place for one in paper.sightings if one.record.place.seed in self.seeds)

    @cached_property
    def repeats(self) -> tuple[tuple[Paper, Place, Place], ...]:
        """Listings of papers that another seed, or an earlier line, has: the paper, its place, the first one's."""
        return tuple(sorted(self._repeats(), key=lambda one: one[1]))

    def _repeats(self) -> Iterator[tuple[Paper, Place, Place]]:
        for paper in self.listed:
            places = [sighting.record.place for sighting in paper.sightings]
            first = next((place for place in places if place.seed not in self.seeds), places[0])
            yield from ((paper, place, first) for place in places if place.seed in self.seeds and place != first)

    @cached_property
    def judged(self) -> tuple[tuple[Paper, Merge], ...]:
        """Merges that rest on likeness, for a person to look at; `b` is of a seed in question."""
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
        """What the seeds in question bring, in numbers."""
        return {
            "new": len(self.new),
            "repeated": len(self.repeats),
            "doubtful": len(self.issues) + len(self.judged),
            "gone": len(self.gone),
        }

    def __str__(self) -> str:
        gone = f", {plural(len(self.gone), 'paper')} gone." if self.gone else "."
        if not self.readings:
            return f"No seed is new or changed{gone}"
        listings = plural(sum(len(reading.records) for reading in self.readings), "listing")
        return (
            f"{self.sums['new']:,} new in {listings} of {plural(len(self.readings), 'seed')}, "
            f"{self.sums['repeated']:,} repeated, {self.sums['doubtful']:,} doubtful{gone}"
        )


def _seeds(paper: Paper) -> Iterator[str]:
    return (sighting.record.place.seed for sighting in paper.sightings)


def _ids(paper: Paper) -> Iterator[PaperId]:
    return (sighting.id for sighting in paper.sightings)
