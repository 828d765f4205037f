"""Papers to a checked site: findings, archive, pages, search."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from builder.annotate import Proposal, Vocabulary, annotate, propose_tags, read_vocabulary
from builder.archive import Kin, build_archive, find_changes, find_feeds, find_trends, with_neighbours
from builder.config import Config, read_figures
from builder.export import bibtex, citations
from builder.merge import read_people
from builder.model import Archive, Change, Data, Findings, Issue, MarkdownPage, MarkdownPages, quote
from builder.pages import KINDS, PageContext, as_text, body_text, render_entrances, render_pages
from builder.pipeline.files import Places, Written, begin_files, begin_index, process_for_files
from builder.pipeline.library import Library, notes, read
from builder.pipeline.taking import files_put, put_copy
from builder.site import (
    AlsoInDocs,
    SiteInfo,
    SiteSize,
    begin_keeping,
    build_site,
    check_links,
    copy_public,
    draw_again,
    end_keeping,
    list_public,
    look_of,
    measure,
    write_docs,
)
from builder.system import (
    PLAIN,
    Means,
    Progress,
    Standing,
    check_apart,
    check_replaceable,
    code_version,
    copy_files,
    digest_of,
    flushing,
    form_of,
    key_of,
    staging,
    swap_in,
    without_collector,
    write_file,
)
from builder.text import plural


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made, in plain values: of how many `seeds` and `listings`, how many `papers` are shown and
    `hidden`, all `issues`, the site's `size`, and as `notes` what of the settings was ignored."""

    seeds: int
    listings: int
    papers: int
    hidden: int
    issues: tuple[Issue, ...]
    size: SiteSize
    notes: tuple[str, ...]

    @property
    def merged(self) -> int:
        return self.listings - self.papers - self.hidden

    def __str__(self) -> str:
        hidden = f"{self.hidden:,} hidden, " if self.hidden else ""
        return (
            f"{plural(self.listings, 'listing')} in {plural(self.seeds, 'seed')}, "
            f"{plural(self.papers, 'paper')}, {self.merged:,} merged, {hidden}"
            f"{plural(len(self.issues), 'issue')}"
        )


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: of which library which archive, and the report of it."""

    library: Library
    archive: Archive
    report: Report


def gather(
    library: Library, config: Config, progress: Progress, means: Means = PLAIN, *, with_related: bool = True
) -> Archive:
    """What was read, as the archive: everything is known, nothing is written."""
    return _gather(library, read_vocabulary(config), config, progress, means, with_related=with_related)


def changes_between(
    then: Library, now: Library, kin: Kin, archive: Archive | None, config: Config, means: Means = PLAIN
) -> tuple[Change, ...]:
    """What a site of one library says otherwise than an earlier one; `kin` holds for each paper those of then
    that it continues, `archive` is that of now, where it was made already."""
    vocabulary = read_vocabulary(config)
    old, new = (
        known or _gather(library, vocabulary, config, lambda *_: None, means, with_related=False)
        for library, known in ((then, None), (now, archive))
    )
    return find_changes(old, new, kin)


def _gather(
    library: Library,
    vocabulary: Vocabulary,
    config: Config,
    progress: Progress,
    means: Means = PLAIN,
    *,
    with_related: bool = True,
    begin: Callable[[Archive], None] = lambda _: None,
) -> Archive:
    """What was read, as the archive. What needs no neighbours of papers may `begin` before these are found."""
    ordered: list[Archive] = []

    def order(findings: Findings) -> None:
        progress("putting the archive in order", 0, 0)
        said = read_people(config.overrides_file, library.papers)
        ordered.append(build_archive(library.papers, findings, vocabulary.tree.leaves, said))
        begin(ordered[0])

    findings = annotate(
        library.shown, vocabulary, config, progress, means, with_related=with_related, meanwhile=order
    )
    return with_neighbours(ordered[0], findings.related) if with_related else ordered[0]


def candidates(library: Library, config: Config, progress: Progress) -> tuple[Proposal, ...]:
    """The phrases that papers share and the lexicon of tags lacks."""
    return propose_tags(library.shown, read_vocabulary(config), config, progress)


def standing(config: Config, site: Path, docs: Path | None, means: Means) -> Standing[Report]:
    """What an earlier build told of the site and its Markdown, as long as nothing has changed since."""

    def inputs() -> str:
        return key_of(code_version(), repr(config), look_of(config.mkdocs), digest_of(config.inputs))

    return Standing(means.cache.shelf("site"), [site, *([docs] if docs else [])], inputs, form_of(Report))


@without_collector()
def build(config: Config, site: Path, docs: Path | None, progress: Progress, means: Means = PLAIN) -> Built:
    """Seeds to a checked site at `site`; its Markdown is kept at `docs`, or nowhere.

    Whatever goes wrong, or ends the process, the folder that stood at `site` stays whole.
    """
    check_replaceable(site)
    if docs:
        check_replaceable(docs)
        check_apart(site, docs, "its Markdown")
    check_apart(site, config.public, "the files that are copied to it")
    list_public(config.public)  # what is wrong there ends the work before it begins
    figures = read_figures(config.figures_file)
    library = read(config, progress, means)
    progress("reading the vocabulary", 0, 0)
    vocabulary = read_vocabulary(config, means)
    with ExitStack() as open_now:
        aside = open_now.enter_context(process_for_files(len(library.shown), means))
        archive = _gather(library, vocabulary, config, progress, means, begin=partial(begin_index, aside))
        work = open_now.enter_context(staging(site))
        # Beside the place where it goes, which may be another disk.
        fresh_docs = open_now.enter_context(staging(docs)) / "docs" if docs else None
        fresh_site = work / "site"
        feeds = find_feeds(archive, config.feed_tags) if config.address else {}
        places = Places(fresh_site, site, fresh_docs)
        cite = citations(archive, config.address)
        files = open_now.enter_context(begin_files(aside, archive, cite, feeds, config, places))
        context = PageContext(
            archive,
            library.readings,
            config.page_size,
            cite,
            bibtex,
            figures,
            trends=find_trends(archive),
            feeds=feeds,
            repository=config.repository,
        )
        progress("putting pages together", 0, 0)
        pages = render_pages(context)
        if fresh_docs:
            write_docs((), config.templates / "assets", fresh_docs)
            pages = AlsoInDocs(pages, partial(as_text, _bodies(config)), fresh_docs)
        finish = partial(_take_away, partial(render_entrances, context), config, fresh_site, fresh_docs)
        ours = _write(pages, files, finish, archive.newest_day, (fresh_site, site), config, progress, means)
        progress("publishing", 0, 0)
        report = Report(
            seeds=len(library.readings),
            listings=sum(len(reading.records) for reading in library.readings),
            papers=len(archive.entries),
            hidden=archive.hidden_papers,
            issues=library.issues,
            size=measure(fresh_site, len(archive.entries), ours),
            notes=(*notes(config, library), *_without_feed(config, archive), *vocabulary.notes),
        )
        if docs and fresh_docs:
            swap_in(fresh_docs, docs, lasting=means.lasting)
        swap_in(fresh_site, site, lasting=means.lasting)
    return Built(library, archive, report)


def _without_feed(config: Config, archive: Archive) -> Iterable[str]:
    """That tags which are to have a feed have no page."""
    absent = [quote(name) for name in config.feed_tags if name not in {term.name for term in archive.tags}]
    if absent:
        yield f"{config.file.name}: [feeds] names {', '.join(absent)}: no such tag has a page. That was ignored."


def _bodies(config: Config) -> Path:
    return config.templates / "pages"


def _write(
    pages: MarkdownPages,
    files: Callable[[], Written],
    finish: Callable[[Data, Callable[[Iterable[MarkdownPage]], None]], None],
    day: date | None,
    sites: tuple[Path, Path],
    config: Config,
    progress: Progress,
    means: Means,
) -> set[str]:
    """The pages and files, with those of the keeper, to a checked site of `day` at the first of the `sites`,
    beside the one that stands; returns the paths of those that grow with the papers.

    `files` is called when the pages are drawn; `finish` is told what data there is, and how pages are drawn again.
    """
    site, earlier = sites
    said = config.name, config.description, config.address
    info = SiteInfo(config.mkdocs, _bodies(config), body_text, config.templates / "assets", *said, day, KINDS)
    built = build_site(pages, site, info, partial(progress, "drawing pages"), means, earlier)
    progress("making the search and other files", 0, 0)
    written = files()
    foreign = copy_public(config.public, site)
    with flushing(site) if means.lasting else nullcontext():
        progress("making the offline copy", 0, 0)
        finish(written.data, partial(draw_again, site, info, built.links))
        progress("checking links", 0, 0)
        check_links(site, built.links, foreign)
    return built.paths.union(written.paths, end_keeping(site) if config.installable else ())


def _take_away(
    entrances: Callable[[Data], list[MarkdownPage]],
    config: Config,
    site: Path,
    docs: Path | None,
    data: Data,
    draw: Callable[[Iterable[MarkdownPage]], None],
) -> None:
    """Let the pages of a site that stands say what `data` there is; make the offline copy, and what a device needs
    to keep it, and let them say that, too."""
    pages = entrances(data)
    draw(pages)
    whole = put_copy(site, data, config)
    if config.installable:
        whole = replace(whole, kept=begin_keeping(site, config.templates / "keep"))
    if whole != data:
        pages = entrances(whole)
        draw(pages)
    if docs:
        for page in pages:
            write_file(docs / page.path, as_text(_bodies(config), page).encode("utf-8"))
        copy_files(site, files_put(site), docs)
