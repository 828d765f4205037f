"""`paper-archive export`: the archive as data."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Any

from builder import pipeline
from builder.commands.arguments import (
    DONE,
    add_command,
    read_library,
    settings_of,
)
from builder.commands.progress import ProgressBars
from builder.export import FORMATS, export_jsonl

EXPORT = """\
The archive as data, one JSON object a paper.

Print the archive as data on standard output. jsonl: one JSON object a paper, sorted
by id; the fields are described in README.md."""


def add_to(commands: Any) -> None:
    """The arguments of `export`."""
    add = add_command(commands, "export", EXPORT, run_export, ["--format jsonl > papers.jsonl"]).add_argument
    add("--format", choices=FORMATS, default="jsonl", help="what to print (default: jsonl)")


def run_export(options: Namespace) -> int:
    config = settings_of(options)
    progress = ProgressBars(sys.stderr)
    library = read_library(config, progress)
    for line in export_jsonl(pipeline.gather(library, config, progress)):
        print(line)
    return DONE
