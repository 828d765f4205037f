"""The whole story, seeds to site; the only place that knows the order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

from builder.annotate import Proposal, annotate, propose_tags, read_vocabulary
from builder.archive import build_archive
from builder.config import Config
from builder.export import bibtex
from builder.ingest import read_files, read_seeds
from builder.lint.check import changed
from builder.merge import Override, merge_records, read_overrides, unmatched
from builder.model import Archive, BuilderError, Paper, PaperId, Reading, Record, SeedUse, in_order, quote
from builder.pages import render_pages
from builder.report import Report
from builder.search import render_search
from builder.site import SiteInfo, build_site, check_site, measure, rendered, write_docs
from builder.system import Progress, check_apart, check_replaceable, staging, swap_in
from builder.text import printable


def read(config: Config, progress: Progress) -> tuple[Reading, ...]:
    """Every seed of the settings."""
    return read_seeds(config.seeds, config.years, lambda done, total: progress("reading seeds", done, total))


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
    if (folder / config.source).exists() or folder.resolve() in config.seeds.resolve().parents:
        raise BuilderError(f"{folder}: a project, not its seeds. Nothing was done; name the folder in it.")
    return beside(replace(config, seeds=folder))


def find_changes(
    readings: Sequence[Reading], every: Sequence[Reading], before: Sequence[Reading], config: Config
) -> tuple[tuple[Reading, ...], frozenset[PaperId], tuple[Paper, ...]]:
    """Of some readings those that were otherwise before; the ids of papers known then; the papers of then that are
    gone.

    Which listing of then and which of now are one paper the rules for merging tell, looking at all together.
    """
    then = (
        replace(record, place=replace(record.place, seed=f"{THEN}{record.place.seed}"))
        for record in records_of(before)
    )
    known: set[PaperId] = set()
    gone: list[Paper] = []
    for paper in merge_records((*records_of(every), *then), overrides(config)):
        are_old = [sighting.record.place.seed.startswith(THEN) for sighting in paper.sightings]
        if any(are_old):
            known.update(sighting.id for sighting in paper.sightings)
        if all(are_old) and not paper.hidden:
            gone.append(paper)
    return changed(readings, before), frozenset(known), tuple(gone)


def notes(config: Config, readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """What of the settings names seeds or papers that are not there: they may belong to other seeds."""
    folder = printable(config.seeds.name)
    found = []
    if absent := [quote(name) for name in sorted(set(config.years) - {reading.seed for reading in readings})]:
        found.append(f"{config.source}: [seeds.years] names {_some(absent)}, not in {folder}/. That was ignored.")
    if lost := [str(override) for override in unmatched(overrides(config), records_of(readings))]:
        file = config.overrides_file.name if config.overrides_file else ""
        found.append(f"{file}: {_some(lost)}: no such paper is in {folder}/. That was ignored; remove it.")
    return tuple(found)


def overrides(config: Config) -> tuple[Override, ...]:
    """What the settings' file says of single papers."""
    return read_overrides(config.overrides_file) if config.overrides_file else ()


def records_of(readings: Iterable[Reading]) -> Iterator[Record]:
    """Every record of some seeds."""
    return (record for reading in readings for record in reading.records)


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if names[3:] else "")


def gather(
    readings: tuple[Reading, ...], config: Config, progress: Progress, *, with_related: bool = True
) -> Archive:
    """What was read, as the archive: everything is known, nothing is written."""
    vocabulary = read_vocabulary(config)
    papers = merge_records(records_of(readings), overrides(config))
    seen = [paper for paper in papers if not paper.hidden]
    findings = annotate(seen, vocabulary, config, progress, with_related=with_related)
    return build_archive(papers, findings, vocabulary.tree.leaves)


def candidates(readings: tuple[Reading, ...], config: Config, progress: Progress) -> tuple[Proposal, ...]:
    """The phrases that papers share and the lexicon of tags lacks."""
    papers = merge_records(records_of(readings), overrides(config))
    seen = [paper for paper in papers if not paper.hidden]
    return propose_tags(seen, read_vocabulary(config), config, progress)


def build(config: Config, site: Path, docs: Path | None, progress: Progress) -> Report:
    """Seeds to a checked site at `site`; its Markdown is kept at `docs`, or nowhere.

    Whatever goes wrong, or ends the process, the folder that stood at `site` stays whole.
    """
    check_replaceable(site)
    if docs:
        check_replaceable(docs)
        check_apart(site, docs)
    readings = read(config, progress)
    archive = gather(readings, config, progress)
    issues = in_order(issue for reading in readings for issue in reading.issues)
    with ExitStack() as open_now:
        work = open_now.enter_context(staging(site))
        fresh_site = work / "site"
        # Beside the place where it goes, which may be another disk.
        fresh_docs = (open_now.enter_context(staging(docs)) if docs else work) / "docs"
        fresh_docs.mkdir()
        seeds = [_use(reading) for reading in readings]
        pages = [
            *render_pages(archive, seeds, issues, config.page_size, config.templates / "pages", bibtex),
            *render_search(archive, config.templates / "search"),
        ]
        write_docs(pages, config.templates / "assets", fresh_docs)
        build_site(
            config.mkdocs,
            fresh_docs,
            fresh_site,
            SiteInfo(config.name, config.description, config.address, _newest_day(archive)),
            lambda done, total: progress("rendering pages", done, total),
        )
        check_site(fresh_site, lambda done, total: progress("checking links", done, total))
        report = Report(
            readings=readings,
            papers=len(archive.entries),
            hidden=archive.hidden_papers,
            issues=issues,
            budget=measure(fresh_site, len(archive.entries), {rendered(page) for page in pages}),
            notes=notes(config, readings),
        )
        if docs:
            swap_in(fresh_docs, docs)
        swap_in(fresh_site, site)
    return report


def _use(reading: Reading) -> SeedUse:
    listed = dict.fromkeys(record.listed_on for record in reading.records)
    return SeedUse(reading.seed, tuple(listed), len(reading.records), reading.roles)


def _newest_day(archive: Archive) -> date | None:
    return max((day.listed_on for day in archive.days if isinstance(day.listed_on, date)), default=None)
