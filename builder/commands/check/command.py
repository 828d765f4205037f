"""`paper-archive check`: what is in the seeds, line by line, and what is doubtful."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from builder.commands.arguments import add_config, add_seeds, add_since, settings_of
from builder.commands.check.changes import check_library, read_beside, read_named, seeds_before, since
from builder.commands.check.github import as_annotations, as_markdown
from builder.commands.check.json import as_json
from builder.commands.check.result import Check
from builder.commands.check.text import as_text
from builder.commands.library import read_library
from builder.commands.means import add_means, means_of
from builder.commands.terminal import DONE, ISSUES
from builder.config import Config
from builder.pipeline import Library, merge
from builder.system import Means

FORMATS: Mapping[str, Callable[[Check], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "markdown": as_markdown,
}

ABOUT = """\
Read the seeds and say how each non-blank line was used (page chrome, day, title,
abstract, left out), what is new, what repeats and what is doubtful, with file:line.
Nothing is built.

With --since, what the site would say otherwise of papers that stood there comes
first, worst first, each with what to write into the overrides to refuse it: texts,
what is known of a paper, links and hosts, addresses, papers joined or parted, days far off.

With FILES, only these are reported, as if they joined the seeds. With --since, only
seeds that changed since that copy was made are reported, and only papers that the
copy lacks count as new."""

EXAMPLES = ("", "seeds/2025-09-09.txt", "--since before --format github")


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    add = command.add_argument
    add("files", nargs="*", type=Path, metavar="FILES", help="only these, not the whole folder")
    about = "text, json, annotations for GitHub, or Markdown for a comment there (default: text)"
    add("--format", choices=FORMATS, default="text", help=about)
    add("--strict", action="store_true", help="exit with 1 where there are issues, or changes to what stood there")
    add_since(command)
    add_means(command, cache=None)  # whoever wrote the folder in which one checks is not trusted


def run(options: Namespace) -> int:
    config = settings_of(options)
    with means_of(options) as means:
        check = _check(options, config, means)
    for line in FORMATS[options.format](check):
        print(line)
    return ISSUES if options.strict and (check.issues or check.changes) else DONE


def _check(options: Namespace, config: Config, means: Means) -> Check:
    files = options.files
    library, check = _check_files(files, config, means) if files else _check_all(config, means)
    asked = check.seeds
    before = seeds_before(config, options.since, means)
    if before is not None:
        check = since(before, check, library, config, means=means)
    if files:  # of other seeds nothing is said
        changes = [change for change in check.changes if change.place.seed in asked]
        check = replace(check, gone=(), changes=changes, is_part=True)
    return check


def _check_all(config: Config, means: Means) -> tuple[Library, Check]:
    library = read_library(config, lambda *_: None, means)
    return library, check_library(library, library.readings, config)


def _check_files(files: Sequence[Path], config: Config, means: Means) -> tuple[Library, Check]:
    """Only these files, as if they joined the seeds; a seed of the same name gives way."""
    readings, outside = read_named(files, config)
    names = {reading.seed for reading in readings}
    others = (reading for reading in read_beside(config, means) if reading.seed not in names)
    library = merge((*readings, *others), config)
    return library, replace(check_library(library, readings, config), outside=outside)
