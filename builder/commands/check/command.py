"""`paper-archive check`: what is in the seeds, line by line, and what is doubtful."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from builder.commands.arguments import DONE, ISSUES, add_command, add_since, read_library, settings_of
from builder.commands.check.changes import beside, check_library, named, seeds_before, since
from builder.commands.check.github import as_annotations, as_markdown
from builder.commands.check.json import as_json
from builder.commands.check.result import Check
from builder.commands.check.text import as_text
from builder.config import Config
from builder.pipeline import Library, merge

FORMATS: Mapping[str, Callable[[Check], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "markdown": as_markdown,
}

CHECK = """\
What is in the seeds, line by line, and what is doubtful.

Read the seeds and say how each non-blank line was used (page chrome, day, title,
abstract, left out), what is new, what repeats and what is doubtful, with file:line.
With FILES only these are reported, as they would join the seeds; with --since only
seeds that read otherwise than in that folder, and as new what it had not. Nothing is
built."""


def add_to(commands: Any) -> None:
    """The arguments of `check`."""
    examples = ["", "seeds/2025-09-09.txt", "--since before --format github"]
    add = add_command(commands, "check", CHECK, run_check, examples).add_argument
    add("files", nargs="*", type=Path, metavar="FILES", help="only these, not the whole folder")
    add(
        "--format",
        choices=FORMATS,
        default="text",
        help="text, json, annotations for GitHub, or Markdown for a comment there (default: text)",
    )
    add("--strict", action="store_true", help="exit with 1 where there are issues")
    add_since(add)


def run_check(options: Namespace) -> int:
    config = settings_of(options)
    library, check = _named(options.files, config) if options.files else _all(config)
    before = seeds_before(config, options.since)
    if before is not None:
        check = since(before, check, library)
    if options.files:  # of other seeds nothing is said
        check = replace(check, gone=(), is_part=True)
    for line in FORMATS[options.format](check):
        print(line)
    return ISSUES if options.strict and check.issues else DONE


def _all(config: Config) -> tuple[Library, Check]:
    library = read_library(config, lambda *_: None)
    return library, check_library(library, library.readings, config)


def _named(files: Sequence[Path], config: Config) -> tuple[Library, Check]:
    """Only these files, as they would join the seeds."""
    readings, outside = named(files, config)
    names = {reading.seed for reading in readings}
    others = (reading for reading in beside(config) if reading.seed not in names)
    library = merge((*readings, *others), config)
    return library, replace(check_library(library, readings, config), outside=outside)
