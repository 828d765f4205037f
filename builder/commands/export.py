"""`paper-archive export`: the archive as data."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from builder.commands.arguments import add_config, add_seeds, settings_of
from builder.commands.library import read_library
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE
from builder.export import FORMATS, export_jsonl
from builder.pipeline import gather

ABOUT = """\
Print the archive as data on standard output. jsonl: one JSON object a paper, sorted
by id; the fields are described in README.md."""

EXAMPLES = ("--format jsonl > papers.jsonl",)


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    command.add_argument("--format", choices=FORMATS, default="jsonl", help="what to print (default: jsonl)")


def run(options: Namespace) -> int:
    config = settings_of(options)
    with ProgressBars() as progress:
        library = read_library(config, progress)
        archive = gather(library, config, progress)
    for line in export_jsonl(archive):
        print(line)
    return DONE
