"""Which seeds are in question, and what is otherwise than it was in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from builder.commands.arguments import say, shown_folder
from builder.commands.check.result import Check
from builder.config import Config
from builder.ingest import read_files, read_seeds
from builder.merge import merge_records
from builder.model import BuilderError, Paper, PaperId, Reading
from builder.pipeline import Library, records_of

THEN = "\0"
"""Before the name of a seed as it was: no file has it."""


def named(files: Iterable[Path], config: Config) -> tuple[tuple[Reading, ...], frozenset[str]]:
    """The files, each once, as seeds, and the names of those outside the folder of seeds: their paths as typed,
    unless a seed has that name."""
    paths = list({file.resolve(): file for file in files}.values())
    folder = config.seeds.resolve()
    inside = [path.resolve().is_relative_to(folder) for path in paths]
    names = [
        path.resolve().relative_to(folder).as_posix()
        if is_inside
        else (path.absolute() if (folder / path).exists() else path).as_posix()
        for path, is_inside in zip(paths, inside, strict=True)
    ]
    readings = read_files(paths, config.years, names)
    pairs = zip(readings, inside, strict=True)
    return readings, frozenset(reading.seed for reading, is_inside in pairs if not is_inside)


def beside(config: Config) -> tuple[Reading, ...]:
    """The seeds that others would join; for the first of an archive there are none."""
    try:
        return read_seeds(config.seeds, config.years)
    except BuilderError:
        return ()


def earlier(config: Config, folder: Path) -> tuple[Reading, ...]:
    """The seeds as they were in a folder, which may have none."""
    if not folder.is_dir():
        raise BuilderError(f"{folder}: there is no such folder. Nothing was done; name one with --since.")
    if (folder / config.file.name).exists() or folder.resolve() in config.seeds.resolve().parents:
        raise BuilderError(f"{folder}: a project, not its seeds. Nothing was done; name the folder in it.")
    return beside(replace(config, seeds=folder))


def changed(readings: Sequence[Reading], before: Sequence[Reading]) -> tuple[Reading, ...]:
    """The seeds that are read otherwise than before, or were not there."""
    known = {reading.seed: reading for reading in before}
    return tuple(reading for reading in readings if known.get(reading.seed) != reading)


def check_library(library: Library, readings: Sequence[Reading], config: Config) -> Check:
    """Some of the seeds of a library, beside all of them."""
    return Check(readings, library.papers, shown_folder(config.seeds))


def since(before: Sequence[Reading], check: Check, library: Library) -> Check:
    """The same check, of only those seeds that read otherwise than `before`, and with what was known then.

    The rules for merging say which listing of then and which of now are one paper, looking at all together.
    """
    then = (
        replace(record, place=replace(record.place, seed=f"{THEN}{record.place.seed}"))
        for record in records_of(before)
    )
    known: set[PaperId] = set()
    gone: list[Paper] = []
    for paper in merge_records((*records_of(library.readings), *then), library.overrides):
        are_old = [sighting.record.place.seed.startswith(THEN) for sighting in paper.sightings]
        if any(are_old):
            known.update(sighting.id for sighting in paper.sightings)
        if all(are_old) and not paper.hidden:
            gone.append(paper)
    return replace(
        check, readings=changed(check.readings, before), known=frozenset(known), gone=tuple(gone), is_part=True
    )


def seeds_before(config: Config, since: Path | None) -> tuple[Reading, ...] | None:
    """The seeds as they were; None where nobody asked."""
    if since is None:
        return None
    before = earlier(config, since)
    if not before:
        say(f"{since}: no seed is in this folder, so that everything counts as new.")
    return before
