"""`paper-archive candidates`: phrases that the lexicon of tags lacks."""

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
    settings_of,
)
from builder.commands.progress import ProgressBars
from builder.model import OTHER
from builder.text import plural

CANDIDATES = """\
Phrases that papers share and the lexicon of tags lacks, ready to paste.

For the maintainers of vocabulary/tags/: each line is a tag as the lexicon has it, under the topic most of its
papers have, with the number of papers. About half are worth a tag; give those aliases and a broader tag, and put
the others into vocabulary/phrases.toml, so that they are not proposed again."""


def add_to(commands: Any) -> None:
    """The arguments of `candidates`."""
    add = add_command(
        commands, "candidates", CANDIDATES, run_candidates, ["", "--least 4 > more.toml"]
    ).add_argument
    add("--least", type=paper_count, default=2, metavar="N", help="on N papers or more (default: 2)")


def run_candidates(options: Namespace) -> int:
    config = settings_of(options)
    progress = ProgressBars(sys.stderr)
    library = read_library(config, progress)
    found = [one for one in pipeline.candidates(library, config, progress) if one.papers >= options.least]
    progress.close()
    for home in sorted({one.home for one in found}):
        print(f"[{home or OTHER.lower()}]")
        for one in found:
            if one.home == home:
                print(f"{json.dumps(one.name, ensure_ascii=False)} = {{}}  # {plural(one.papers, 'paper')}")
        print()
    return DONE
