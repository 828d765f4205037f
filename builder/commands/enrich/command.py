"""The command `enrich`: papers in, the file of what was looked up out."""

from __future__ import annotations

import os
import re
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder.commands.arguments import add_config, add_seeds, settings_of
from builder.commands.enrich.asking import Task, remembered_fits
from builder.commands.enrich.outcome import doubts, merged_lines, summary
from builder.commands.enrich.wanting import ids_of, lines_of, wanted_of
from builder.commands.library import read_library
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE, INTERRUPTED, WRONG, say
from builder.config import Config
from builder.ingest import read_snapshot
from builder.lookup import CATALOGUES, Catalogue, Fetcher, Journal, NeedsKeyError, Question, days_ago
from builder.merge import Fit, LookUp, Matcher, read_lookups, settle, write_lookups
from builder.model import BuilderError, Paper, PaperId
from builder.system import Progress
from builder.text import plural, printable

ABOUT = """\
Nothing here is part of a build. What is found goes to enrichment.jsonl beside the
settings; look at it, and commit it. Begin with a file: arXiv's metadata as one
downloads it, JSON Lines, also as .gz, .xz, .bz2 or .zip, is read without any network.
What is left can be asked of Hugging Face (hf, by the days of the listings), of arXiv
(arxiv, a request each 3 seconds), and of OpenAlex (openalex, by DOI; its key is taken
from OPENALEX_API_KEY). A work is taken for a paper where title and abstract say so, as
two listings are merged; what is doubtful is listed, not taken. What was answered is
remembered in .cache/, so that a run may be broken off and begun again."""

EXAMPLES = (
    "--from arxiv-metadata-oai-snapshot.json.zip",
    "--source hf",
    "--source arxiv",
    "--source openalex --again 180",
)

NOTHING_HOLDS = 30
"""Days for which an answer holds that found nothing."""

BROKEN_OFF = "Ended by Ctrl-C. What was found is kept."

_LOOPBACK = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[::1\]):[0-9]{1,5}/?", re.ASCII)


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("--from", dest="snapshot", type=Path, metavar="FILE", help="a file of arXiv's metadata")
    where.add_argument("--source", choices=CATALOGUES, help="a catalogue to ask")
    about = (
        "ask anew about what was asked N days ago or earlier, found or not (default: where nothing was found, 30)"
    )
    command.add_argument("--again", type=day_count, metavar="N", help=about)
    about = "where it keeps what was answered (default: .cache/)"
    command.add_argument("--cache", type=Path, metavar="DIR", default=Path(".cache"), help=about)
    # For tests: another host than the catalogue's own can only be this machine.
    command.add_argument("--base", type=loopback, help=SUPPRESS)


def day_count(text: str) -> int:
    """A number of days, 0 or more; raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 6:
        raise ArgumentTypeError(f'"{text}" is not a number of days')
    return int(text)


def loopback(text: str) -> str:
    """An address of this machine; raises ArgumentTypeError."""
    if not _LOOPBACK.fullmatch(text):
        raise ArgumentTypeError(f'"{text}" is not an address of this machine, as http://127.0.0.1:8000')
    return text


@dataclass(frozen=True, slots=True)
class Desk:
    """What a look-up works with: the settings, the day, the file of what was found and its lines, those by paper
    too, the papers, and who compares."""

    config: Config
    today: date
    path: Path
    before: tuple[LookUp, ...]
    lines: Mapping[PaperId, LookUp]
    papers: tuple[Paper, ...]
    matcher: Matcher


def run(options: Namespace) -> int:
    config = settings_of(options)
    catalogue = CATALOGUES[options.source] if options.source else None
    if catalogue:
        _check_key(catalogue)
    words: list[str] = []
    with ProgressBars() as progress:
        desk = _desk(config, progress)
        if catalogue:
            status = _from_catalogue(desk, catalogue, options, progress, words)
        else:
            status = _from_file(desk, options.snapshot, options.again, progress, words)
    for line in words:
        say(line)
    return status


def _check_key(catalogue: Catalogue) -> None:
    try:
        catalogue.addressed(Question("", ()), os.environ)
    except NeedsKeyError as lack:
        raise BuilderError(
            f"{catalogue.title}: the variable {lack} holds no key, and without one it answers nobody. "
            "Nothing was asked; set it."
        ) from lack


def _desk(config: Config, progress: Progress) -> Desk:
    path = config.enrichment
    before, issues = read_lookups(path)
    if issues:
        raise BuilderError(f"{issues[0]} Nothing was looked up, for the file would be written without that line.")
    papers = tuple(read_library(config, progress).shown)
    lines = lines_of(papers, before)
    return Desk(config, date.today(), path, before, lines, papers, Matcher(papers, ids_of(papers, lines)))


def _from_file(desk: Desk, snapshot: Path, again: int | None, progress: Progress, words: list[str]) -> int:
    """What a file of arXiv's metadata says, read from its beginning to its end."""
    since = None if again is None else days_ago(again, desk.today)
    asked = {one.paper for one in wanted_of(desk.papers, desk.lines, "arxiv", since)}
    fits: list[Fit] = []
    status = DONE
    try:
        for record in read_snapshot(snapshot, desk.matcher.is_worth_reading, _in_kilobytes(progress)):
            fits += desk.matcher.fits(record)
    except KeyboardInterrupt:
        words.append(BROKEN_OFF)
        status = INTERRUPTED
    except BuilderError as error:
        words.append(str(error))
        status = WRONG
    _settle(desk, asked, fits, "arxiv", f"arXiv, from {printable(snapshot.name)}", words)
    return status


def _in_kilobytes(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, total: progress("reading the file (kB)", done // 1000, total // 1000)


def _from_catalogue(
    desk: Desk, catalogue: Catalogue, options: Namespace, progress: Progress, words: list[str]
) -> int:
    """What a catalogue answers, now and in runs of before."""
    since = days_ago(NOTHING_HOLDS if options.again is None else options.again, desk.today)
    wanted = wanted_of(desk.papers, desk.lines, catalogue.name, None if options.again is None else since)
    journal = Journal(options.cache / "lookup" / f"{catalogue.name}.jsonl", since)
    fetcher = Fetcher(_base(catalogue, options.base), _agent(desk.config), catalogue.gap)
    task = Task(catalogue, fetcher, journal, desk.matcher, {one.paper: one for one in wanted}, desk.today)
    status = DONE
    try:
        task.do(progress)
    except KeyboardInterrupt:
        words.append(BROKEN_OFF)
        status = INTERRUPTED
    for failure in dict.fromkeys(task.failures):
        words.append(f"{catalogue.title}: {failure}. What it was asked there the next run asks again.")
        status = status or WRONG
    if task.unasked:
        words.append(
            f"{catalogue.title} can be asked about {plural(len(task.unasked), 'paper')} by nothing known."
        )
    asked = task.names.keys() & journal.papers
    title = f"{catalogue.title}, with {plural(fetcher.asked, 'request')}"
    _settle(desk, asked, remembered_fits(journal, catalogue.name), catalogue.name, title, words)
    return status


def _base(catalogue: Catalogue, given: str | None) -> str:
    """Where a catalogue is asked. A test may name this machine, by an option or in the environment."""
    variable = f"PAPER_ARCHIVE_{catalogue.name.upper()}"
    try:
        return given or (loopback(os.environ[variable]) if os.environ.get(variable) else catalogue.base)
    except ArgumentTypeError as error:
        raise BuilderError(f"{variable}: {error}. Nothing was asked; unset it.") from error


def _agent(config: Config) -> str:
    """Who asks, and whom to write to where we ask too much."""
    contact = config.contact or config.address
    return f"paper-archive ({contact})" if contact else "paper-archive"


def _settle(
    desk: Desk, asked: Collection[PaperId], fits: Iterable[Fit], source: str, title: str, words: list[str]
) -> None:
    """Write what was found, whatever ended the search, and say it."""
    matching = settle(fit for fit in fits if fit.paper in desk.matcher)
    lines = merged_lines(desk.papers, desk.before, desk.lines, matching.found, source, desk.today, desk.path)
    new = {*lines} - {*desk.before}
    if new:
        write_lookups(desk.path, lines)
    named = {paper.id: paper for paper in desk.papers if paper.id in asked}
    words += doubts(named, matching)
    words += summary(named, matching, title)
    words.append(f"{desk.path.name}: {plural(len(lines), 'paper')}, {len(new):,} of them new or changed.")
