"""`paper-archive search`: papers that fit some words."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from builder.commands.arguments import add_config, add_seeds, paper_count, settings_of
from builder.commands.library import read_library
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE, say
from builder.export import as_object
from builder.model import Entry, dates
from builder.pipeline import gather
from builder.search import Answer, Searcher
from builder.text import plural

ABOUT = """\
Search the archive of the seeds as the site does: the same words, "phrases", -without,
title:word, author:name, tag:word, topic:word, year:2025 and has:code find the same papers in the
same order; so does an arXiv number, a DOI, or an address with one of them.
The words may be one argument or several; after -- they may begin with a hyphen."""

EXAMPLES = (
    "spin glass",
    "-n 3 '\"state space\" tag:diffusion'",
    "--format jsonl -- -learning year:2025",
    "'author:\"Wei Zhang\"'",
)


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    add = command.add_argument
    add("words", nargs="+", metavar="WORD", help="what to search for")
    add("-n", "--most", type=paper_count, default=10, metavar="N", help="at most so many papers (default: 10)")
    add("--format", choices=("text", "jsonl"), default="text", help="text, or papers as `export` has them")


def run(options: Namespace) -> int:
    config = settings_of(options)
    with ProgressBars() as progress:
        library = read_library(config, progress)
        archive = gather(library, config, progress, with_related=False)
    answer = Searcher(archive).ask(" ".join(options.words))
    for rank, entry in enumerate(answer.papers[: options.most], start=1):
        print(_as_text(rank, entry) if options.format == "text" else json.dumps(as_object(entry)))
    say(_count(answer))
    return DONE


def _as_text(rank: int, entry: Entry) -> str:
    """The title, and below it the address, the day and the topics."""
    facts = [entry.permalink, dates.short_name(entry.first_listed), *entry.topics.shown]
    return f"{rank:>3}. {entry.shown.plain_title}\n     {'  '.join(fact for fact in facts if fact)}"


def _count(answer: Answer) -> str:
    """How many papers were found, as a sentence, and which ids were not."""
    missing = [f"{one.name} is not in this archive; it may be at {one.url}." for one in answer.missing]
    return " ".join([*missing, *([] if missing and not answer.papers else [_found(answer)])])


def _found(answer: Answer) -> str:
    if answer.parts:
        found = ", ".join(f"{plural(total, 'paper')} with {piece}" for piece, total in answer.parts)
        return f"No paper has all of this: {found}."
    if not answer.total and answer.papers:
        return f"No paper has all of this; {plural(len(answer.papers), 'paper')} with some of it."
    return f"{plural(answer.total, 'paper')}."
