"""`paper-archive digest`: new papers as a mail."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Collection, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from builder.commands.arguments import add_config, add_seeds, settings_of, web_address
from builder.commands.check import new_since, seeds_before
from builder.commands.library import read_library
from builder.commands.means import add_means, means_of
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE, say
from builder.export import Digest, citations, digest_mail, find_digest, topics_of
from builder.model import TOPIC, Archive, BuilderError, PaperId, Term, quote
from builder.pipeline import gather
from builder.system import refusals
from builder.text import plural

ABOUT = """\
Write what is new as a mail, plain text and HTML, by topic: the papers that a copy of
the seeds did not have (--since before/), or those that were first listed on a day or
later (--since 2025-09-01; papers without a full day are left out then, and counted).
Titles lead to the pages of the archive where it has an address, else to arXiv or the
DOI. What is trending, and what that means, stands first.

Where no paper is new no mail is written, and an older FILE is removed: what is there
is to be sent. python3 tools/send_mail.py FILE sends it (its first lines say how), and
any mail program opens it. Equal seeds give an equal mail, with the same Message-ID."""

EXAMPLES = (
    "--since before --to digest.eml",
    "--since 2025-09-01 --to digest.eml",
    "--since before --topic optimization-and-automl --to digest.eml",
)


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    add = command.add_argument
    about = "a copy of the seeds as they were, or a day as 2025-09-01 (a folder of such a name: ./2025-09-01)"
    add("--since", type=since_when, required=True, metavar="SEEDS", help=about)
    about = "only papers of these topics: the last part of the address of each, without .html (default: of all)"
    add("--topic", nargs="+", action="extend", default=[], metavar="SLUG", help=about)
    add("--to", type=Path, metavar="FILE.eml", help="the file to write (default: standard output)")
    add("--address", type=web_address, metavar="URL", help="where the site is (default: from archive.toml)")
    add_means(command, cache=None)  # or what a build keeps and this does not ask for would go by and by


def since_when(text: str) -> Path | date:
    """A day, or else a folder; raises ArgumentTypeError where it looks like a day and is none."""
    if not _DAY.fullmatch(text):
        return Path(text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f'"{text}" is not a day') from error


def run(options: Namespace) -> int:
    config = settings_of(options)
    if options.to and options.to.is_dir():
        raise BuilderError(f"{options.to}: a folder. Nothing was written; name a file with --to.")
    with ProgressBars() as progress, means_of(options) as means:
        before = seeds_before(config, options.since, means) if isinstance(options.since, Path) else None
        library = read_library(config, progress, means)
        archive = gather(library, config, progress, means, with_related=False)
    topics = _topics(archive, options.topic)
    if before is not None:
        new, undated = {paper.id for paper in new_since(before, library, config)}, 0
    else:
        new, undated = _listed_since(archive, topics, options.since)
    cite = citations(archive, config.address)
    digest = find_digest(archive, new, topics, cite, (config.name, config.address), undated)
    _write(digest, options.to)
    if digest.left_out:
        say(digest.left_out)
    return DONE


def _topics(archive: Archive, slugs: Collection[str]) -> Mapping[str, Term]:
    """The topics that are asked for; raises BuilderError where there is no such one."""
    known = [term.slug for term in TOPIC.terms(archive)]
    for slug in slugs:
        if slug not in known:
            close = get_close_matches(slug, known, n=1)
            guess = f"; did you mean {quote(close[0])}?" if close else "."
            raise BuilderError(
                f"--topic: no topic has the address topics/{slug}.html{guess} Nothing was written; "
                "the page Topics of the site leads to each."
            )
    return topics_of(archive, slugs)


def _listed_since(archive: Archive, topics: Mapping[str, Term], day: date) -> tuple[set[PaperId], int]:
    """The papers that were first listed on a day or later, and how many of these topics have no full day."""
    dated = {
        paper: entry.first_listed
        for paper, entry in archive.entries.items()
        if isinstance(entry.first_listed, date)
    }
    undated = [entry for paper, entry in archive.entries.items() if paper not in dated]
    asked = [entry for entry in undated if not topics.keys().isdisjoint(entry.topics.shown)]
    return {paper for paper, listed in dated.items() if listed >= day}, len(asked)


def _write(digest: Digest, file: Path | None) -> None:
    """Put the mail where it goes; of nothing new none is written, and none is left there to be sent again."""
    if not digest.count:
        if file:
            file.unlink(missing_ok=True)
        say("No paper is new; no mail was written.")
        return
    mail = digest_mail(digest)
    if file is None:
        sys.stdout.buffer.write(mail)
        return
    with refusals(file, "It is not complete"):
        file.write_bytes(mail)
    say(f"{file}: {plural(digest.count, 'new paper')}, {len(mail) / 1000:,.0f} kB")
