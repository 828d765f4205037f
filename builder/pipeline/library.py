"""Seeds to papers: what every command begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from builder.config import Config
from builder.ingest import read_seeds
from builder.merge import (
    LookUp,
    Override,
    find_doubts,
    lost_people,
    merge_records,
    read_lookups,
    read_overrides,
    unmatched,
)
from builder.model import Issue, Paper, Reading, Record, in_order, quote
from builder.system import PLAIN, Means, Progress
from builder.text import printable


@dataclass(frozen=True, slots=True)
class Library:
    """What was read: the `readings` of the seeds, what people say in the `overrides`, the `papers` of both.

    `doubts` are issues of papers as wholes, and of what was looked up of them.
    """

    readings: tuple[Reading, ...]
    overrides: tuple[Override, ...]
    papers: tuple[Paper, ...]
    doubts: tuple[Issue, ...]
    lookups: tuple[LookUp, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything that is wrong with the seeds and what people say of papers, in order."""
        return in_order((*(issue for reading in self.readings for issue in reading.issues), *self.doubts))

    @property
    def shown(self) -> list[Paper]:
        """The papers that nobody took out."""
        return [paper for paper in self.papers if not paper.hidden]


def read(config: Config, progress: Progress, means: Means = PLAIN) -> Library:
    """Every seed of the settings, and its papers."""
    readings = read_seeds(config.seeds, config.years, partial(progress, "reading seeds"), means)
    means.workers.expect(sum(len(reading.records) for reading in readings))
    progress("merging listings", 0, 0)
    return merge(readings, config, means)


def merge(readings: tuple[Reading, ...], config: Config, means: Means = PLAIN) -> Library:
    """Some seeds, and their papers as the rules and the overrides make them."""
    overrides = read_overrides(config.overrides_file) if config.overrides_file else ()
    lookups, broken = read_lookups(config.enrichment)
    papers = _merged(readings, overrides, lookups, config, means)
    doubts = find_doubts(papers, overrides, lookups)
    return Library(readings, overrides, papers, (*doubts, *broken), lookups)


def merge_before(readings: tuple[Reading, ...], library: Library, config: Config) -> Library:
    """Some seeds of before, and their papers as the rules and the overrides of a library make them."""
    papers = _merged(readings, library.overrides, library.lookups, config)
    return Library(readings, library.overrides, papers, (), library.lookups)


def _merged(
    readings: Iterable[Reading],
    overrides: tuple[Override, ...],
    lookups: tuple[LookUp, ...],
    config: Config,
    means: Means = PLAIN,
) -> tuple[Paper, ...]:
    return merge_records(records_of(readings), overrides, config.confirmed, lookups, means)


def merge_with(library: Library, records: Iterable[Record]) -> tuple[Paper, ...]:
    """The papers of a library and of further records together, by the same rules and overrides."""
    return merge_records((*records_of(library.readings), *records), library.overrides)


def records_of(readings: Iterable[Reading]) -> Iterator[Record]:
    """Every record of some seeds."""
    return (record for reading in readings for record in reading.records)


def notes(config: Config, library: Library) -> tuple[str, ...]:
    """What of the settings names seeds or papers that are not there: they may belong to other seeds."""
    folder = printable(config.seeds.name)
    found = []
    if absent := [quote(name) for name in sorted(set(config.years) - {one.seed for one in library.readings})]:
        found.append(
            f"{config.file.name}: [seeds.years] names {_some(absent)}, not in {folder}/. That was ignored."
        )
    file = config.overrides_file.name if config.overrides_file else ""
    if lost := [str(override) for override in unmatched(library.overrides, library.papers)]:
        found.append(f"{file}: {_some(lost)}: no such paper is in {folder}/. That was ignored; remove it.")
    if lost := lost_people(config.overrides_file, library.papers):
        found.append(f"{file}: {_some(lost)}: no paper in {folder}/ is by these. That was ignored; remove it.")
    return tuple(found)


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if names[3:] else "")
