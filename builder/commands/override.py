"""`paper-archive override`: what a reader asks for in an issue, as a checked change of the overrides."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from builder.annotate import read_vocabulary
from builder.archive import find_addresses
from builder.commands.arguments import add_config, add_seeds, settings_of, shown_file
from builder.commands.library import read_library
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE, ISSUES, say
from builder.config import Config
from builder.merge import LONGEST, WRONG, Corrector, NoCorrectionError, Table, as_toml, read_answer, with_tables
from builder.model import OTHER, BuilderError, Paper, PaperId
from builder.pipeline import Library
from builder.system import write_file

ABOUT = """\
Read what someone wrote in one of the forms of .github/ISSUE_TEMPLATE, check it against
the archive, and print the tables of overrides.toml that say so; with --apply, write
them there. Comments and order of the file stay, and what it says already is not said
twice. Status 1: something in the form cannot be; a line each says what."""

EXAMPLES = ("--from-issue issue.md", "--from-issue issue.md --apply")

MOST_BYTES = 4 * LONGEST
"""Bytes of an issue, at most."""


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    about = "the text of the issue, as GitHub has it; - for standard input"
    command.add_argument("--from-issue", metavar="FILE", required=True, help=about)
    command.add_argument("--apply", action="store_true", help="change the file of the overrides")


def run(options: Namespace) -> int:
    config = settings_of(options)
    file = config.overrides_file
    if file is None:
        what = "[papers] names no file of overrides"
        raise BuilderError(f'{config.file.name}: {what}. {WRONG}write overrides = "overrides.toml" there.')
    try:
        answer = read_answer(_read(options.from_issue), _name(options.from_issue))
        library = _library(config)
        tables = _corrector(library, config).tables(answer, _name(options.from_issue))
    except NoCorrectionError as error:
        for line in str(error).split("\n"):
            say(line)
        return ISSUES
    if not tables:
        say(f"{shown_file(file)}: the archive says so already. Nothing was changed.")
        return DONE
    _change(file, tables, apply=options.apply)
    return DONE


def _library(config: Config) -> Library:
    """Every paper; a log, which the issue is answered with, says nothing of how it went."""
    if not sys.stderr.isatty():
        return read_library(config, lambda *_: None)
    with ProgressBars() as progress:
        return read_library(config, progress)


def _change(file: Path, tables: list[Table], *, apply: bool) -> None:
    """Write the tables into the file where that is asked for; print them in any case."""
    changed = with_tables(file, file.read_bytes().decode("utf-8"), tables)
    if apply:
        fresh = file.with_name(f"{file.name}.new")  # whatever ends the process leaves the old file, or the new one
        write_file(fresh, changed.encode("utf-8"))
        fresh.replace(file)
    print("\n\n".join(map(as_toml, tables)))
    kinds = " and ".join(f"[[{table.kind}]]" for table in tables)
    were = "was" if len(tables) == 1 else "were"
    done = f"{were} written" if apply else "would be written; --apply does it"
    say(f"{shown_file(file)}: {kinds} {done}.")


def _corrector(library: Library, config: Config) -> Corrector:
    return Corrector(library.papers, library.overrides, lambda: _topics(config), _Pages(library.papers).papers)


def _topics(config: Config) -> list[str]:
    return [*(leaf.name for leaf in read_vocabulary(config).tree.leaves), OTHER]


class _Pages:
    """Which papers a page is of. Worked out when someone names one by its address."""

    def __init__(self, papers: Collection[Paper]) -> None:
        self._all = papers

    def papers(self, slug: str) -> Collection[PaperId]:
        return self._by_slug.get(slug, ()) if slug else ()

    @cached_property
    def _by_slug(self) -> Mapping[str, Collection[PaperId]]:
        addresses = find_addresses([*self._all])
        found: defaultdict[str, set[PaperId]] = defaultdict(set)
        for paper, slugs in addresses.of_paper.items():
            for slug in slugs:
                found[slug].add(paper)
        for slug, papers in addresses.shared.items():
            found[slug].update(papers)
        return found


def _read(name: str) -> str:
    """The text of an issue; raises NoCorrectionError where it can be none."""
    if name == "-":
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NoCorrectionError(
            f"{_name(name)}:1: it has more than {MOST_BYTES:,} bytes. {WRONG}an issue has fewer."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise NoCorrectionError(f"{_name(name)}:1: {what}. {WRONG}save it as UTF-8.") from error


def _name(name: str) -> str:
    return "issue" if name == "-" else Path(name).name
