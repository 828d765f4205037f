"""Some seeds in question, beside the others or as they were before: what is new, repeated, doubtful or gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.issues import Issue, in_order
from builder.merging import JUDGED
from builder.model import Merge, Paper, PaperId, Place
from builder.reading import Reading
from builder.text import key_of, plural


@dataclass(frozen=True)
class Check:
    """What was checked: `readings` of the seeds in question, `papers` of these and of all seeds beside them.

    `folder` stands before a seed's name where people or tools are to find the file; `outside` are the
    seeds that lie elsewhere, called by their paths. `earlier` are the papers of the seeds as they were.
    `is_part`: some seeds were singled out, so that what each brings is of interest.
    """

    readings: Sequence[Reading]
    papers: Sequence[Paper]
    folder: str
    outside: frozenset[str] = frozenset()
    earlier: Sequence[Paper] = ()
    is_part: bool = False

    def folder_of(self, place: Place) -> str:
        return "" if place.seed in self.outside else self.folder

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        return in_order(issue for reading in self.readings for issue in reading.issues)

    @cached_property
    def seeds(self) -> frozenset[str]:
        return frozenset(reading.seed for reading in self.readings)

    @cached_property
    def _known(self) -> frozenset[PaperId]:
        """All that the papers of the other seeds, and the earlier ones, are called."""
        beside = (
            sighting.id
            for paper in self.papers
            for sighting in paper.sightings
            if sighting.record.place.seed not in self.seeds
        )
        return frozenset((*beside, *(sighting.id for paper in self.earlier for sighting in paper.sightings)))

    @cached_property
    def _came(self) -> tuple[Paper, ...]:
        """Papers that no other seed has, and none had before."""
        return tuple(paper for paper in self.listed() if self._known.isdisjoint(_ids(paper)))

    @cached_property
    def _went(self) -> tuple[Paper, ...]:
        """Earlier papers that no seed has any more."""
        there = {one for paper in self.papers for one in _ids(paper)}
        return tuple(paper for paper in self.earlier if there.isdisjoint(_ids(paper)) and not paper.hidden)

    @cached_property
    def new(self) -> tuple[Paper, ...]:
        """Papers that came; where one of its title went it was corrected, and is not new."""
        return tuple(sorted(_but_for(self._came, self._went), key=self.first_place))

    @cached_property
    def gone(self) -> tuple[Paper, ...]:
        """Papers that went, but for the corrected ones."""
        return _but_for(self._went, self._came)

    def listed(self) -> Iterator[Paper]:
        """The papers of the seeds in question."""
        for paper in self.papers:
            if any(sighting.record.place.seed in self.seeds for sighting in paper.sightings):
                yield paper

    def first_place(self, paper: Paper) -> Place:
        """Where the seeds in question list a paper first."""
        return next(one.record.place for one in paper.sightings if one.record.place.seed in self.seeds)

    @cached_property
    def repeats(self) -> tuple[tuple[Paper, Place, Place], ...]:
        """Listings of papers that another seed, or an earlier line, has: the paper, its place, the first one's."""
        return tuple(sorted(self._repeats(), key=lambda one: one[1]))

    def _repeats(self) -> Iterator[tuple[Paper, Place, Place]]:
        for paper in self.listed():
            places = [sighting.record.place for sighting in paper.sightings]
            first = next((place for place in places if place.seed not in self.seeds), places[0])
            yield from ((paper, place, first) for place in places if place.seed in self.seeds and place != first)

    @cached_property
    def judged(self) -> tuple[tuple[Paper, Merge], ...]:
        """Merges that rest on likeness, for a person to look at; `b` is of a seed in question."""
        return tuple(self._judged())

    def _judged(self) -> Iterator[tuple[Paper, Merge]]:
        for paper in self.listed():
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


def _ids(paper: Paper) -> Iterator[PaperId]:
    return (sighting.id for sighting in paper.sightings)


def _but_for(papers: Iterable[Paper], others: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers whose title none of the others has."""
    titles = {key_of(paper.title) for paper in others}
    return tuple(paper for paper in papers if key_of(paper.title) not in titles)


def changed(readings: Sequence[Reading], before: Sequence[Reading]) -> tuple[Reading, ...]:
    """The seeds that are read otherwise than before, or were not there."""
    known = {reading.seed: reading for reading in before}
    return tuple(reading for reading in readings if known.get(reading.seed) != reading)
