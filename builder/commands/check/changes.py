"""Which seeds a check looks at, and what changed in them since an older copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from builder.commands.arguments import shown_file, shown_folder
from builder.commands.check.kin import as_old, is_old, kin_of
from builder.commands.check.result import Check
from builder.commands.terminal import say
from builder.config import Config
from builder.ingest import read_files, read_seeds
from builder.model import Archive, BuilderError, Paper, PaperId, Reading
from builder.pipeline import Library, changes_between, merge_before, merge_with, records_of
from builder.system import PLAIN, Means


def read_named(files: Iterable[Path], config: Config) -> tuple[tuple[Reading, ...], frozenset[str]]:
    """The files read as seeds, each once, and the names of those that lie outside of the folder of seeds.

    A file in that folder has the name that it has as a seed; one outside is called by its path as typed, or by its
    whole path where a seed has that name.
    """
    paths = list({file.resolve(): file for file in files}.values())
    folder = config.seeds.resolve()
    inside = [path.resolve().is_relative_to(folder) for path in paths]
    names = [
        path.resolve().relative_to(folder).as_posix() if is_inside else _outside_name(path, folder)
        for path, is_inside in zip(paths, inside, strict=True)
    ]
    readings = read_files(paths, config.years, names)
    pairs = zip(readings, inside, strict=True)
    return readings, frozenset(reading.seed for reading, is_inside in pairs if not is_inside)


def _outside_name(path: Path, folder: Path) -> str:
    return (path.absolute() if (folder / path).exists() else path).as_posix()


def read_beside(config: Config, means: Means = PLAIN) -> tuple[Reading, ...]:
    """The seeds that new files would join: none for the first files of an archive."""
    try:
        return read_seeds(config.seeds, config.years, means=means)
    except BuilderError:
        return ()


def seeds_before(config: Config, folder: Path | None, means: Means = PLAIN) -> tuple[Reading, ...] | None:
    """The seeds of an older copy, which may have none; None where no copy is named.

    Raises BuilderError where the folder is no copy of the seeds.
    """
    if folder is None:
        return None
    check_copy(config, folder)
    before = read_beside(replace(config, seeds=folder), means)
    if not before:
        say(f"{folder}: no seed is in this folder, so that everything counts as new.")
    return before


def check_copy(config: Config, folder: Path) -> None:
    """Raises BuilderError where the folder is no copy of the seeds."""
    if not folder.is_dir():
        raise BuilderError(f"{folder}: there is no such folder. Nothing was done; name one with --since.")
    if (folder / config.file.name).exists() or folder.resolve() in config.seeds.resolve().parents:
        raise BuilderError(f"{folder}: a project, not its seeds. Nothing was done; name the folder in it.")


def check_library(library: Library, readings: Sequence[Reading], config: Config) -> Check:
    """A check of some seeds of a library, beside all of its papers."""
    asked = config.enrichment.name, shown_file(config.enrichment)
    return Check(readings, library.papers, shown_folder(config.seeds), library.doubts, asked=asked)


def merged_together(before: Iterable[Reading], library: Library) -> tuple[Paper, ...]:
    """The papers of old and new listings, the old ones marked, so that the rules decide which of them are one."""
    return merge_with(library, as_old(records_of(before)))


def compared_with(before: Sequence[Reading], check: Check, together: Iterable[Paper]) -> Check:
    """The same check, of the seeds that changed alone; it tells what is new and what is gone since `before`.

    `together` are the papers of old and new listings (`merged_together`).
    """
    known: set[PaperId] = set()
    gone: list[Paper] = []
    for paper in together:
        are_old = [is_old(sighting.record.place) for sighting in paper.sightings]
        if any(are_old):
            known.update(sighting.id for sighting in paper.sightings)
        if all(are_old) and not paper.hidden:
            gone.append(paper)
    readings = changed(check.readings, before)
    return replace(check, readings=readings, known=frozenset(known), gone=tuple(gone), is_part=True)


def new_since(before: Sequence[Reading], library: Library, config: Config) -> tuple[Paper, ...]:
    """The papers that the seeds `before` did not have, in the order of the seeds; nothing else is compared."""
    check = check_library(library, library.readings, config)
    return compared_with(before, check, merged_together(before, library)).new


def since(
    before: tuple[Reading, ...],
    check: Check,
    library: Library,
    config: Config,
    archive: Archive | None = None,
    means: Means = PLAIN,
) -> Check:
    """The check compared with the seeds `before`, and with what the site of these said.

    `archive` is that of the library, where it was made already.
    """
    together = merged_together(before, library)
    then = merge_before(before, library, config)
    kin = kin_of(then.papers, library.papers, together)
    changes = changes_between(then, library, kin, archive, config, means)
    return replace(compared_with(before, check, together), changes=changes)


def changed(readings: Sequence[Reading], before: Sequence[Reading]) -> tuple[Reading, ...]:
    """The seeds that are new, or in which anything is read differently than before."""
    known = {reading.seed: reading for reading in before}
    return tuple(reading for reading in readings if known.get(reading.seed) != reading)
