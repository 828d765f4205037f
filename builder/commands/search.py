"""`paper-archive search`: papers that fit some words."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from builder import pipeline
from builder.commands.arguments import (
    DONE,
    add_command,
    paper_count,
    read_library,
    say,
    settings_of,
)
from builder.commands.progress import ProgressBars
from builder.export import FORMATS, as_object
from builder.model import Entry, dates
from builder.search import Answer, Searcher
from builder.text import plural

SEARCH = """\
Papers that fit some words, best first.

Search the archive of the seeds as the site does: the same words, "phrases", -without,
title:word, tag:word, topic:word and year:2025, the same papers in the same order. The
words of one argument or of several; behind -- they may begin with a hyphen."""


def add_to(commands: Any) -> None:
    """The arguments of `search`."""
    examples = ["spin glass", "-n 3 '\"state space\" tag:diffusion'", "--format jsonl -- -learning year:2025"]
    add = add_command(commands, "search", SEARCH, run_search, examples).add_argument
    add("words", nargs="+", metavar="WORD", help="what to search for")
    add("-n", "--most", type=paper_count, default=10, metavar="N", help="at most so many papers (default: 10)")
    add("--format", choices=("text", *FORMATS), default="text", help="text, or papers as `export` has them")


def run_search(options: Namespace) -> int:
    config = settings_of(options)
    progress = ProgressBars(sys.stderr)
    library = read_library(config, progress)
    archive = pipeline.gather(library, config, progress, with_related=False)
    progress.close()
    answer = Searcher(archive).ask(" ".join(options.words))
    for at, entry in enumerate(answer.papers[: options.most], start=1):
        if options.format == "text":
            print(f"{at:>3}. {entry.paper.title}\n     {_facts(entry)}")
        else:
            print(json.dumps(as_object(entry)))
    say(_found(answer))
    return DONE


def _facts(entry: Entry) -> str:
    facts = [entry.permalink, dates.short_name(entry.first_listed), *entry.topics.shown]
    return "  ".join(fact for fact in facts if fact)


def _found(answer: Answer) -> str:
    if not answer.total and answer.papers:
        return f"No paper has all of this; {plural(len(answer.papers), 'paper')} with some of it."
    return f"{plural(answer.total, 'paper')}."
