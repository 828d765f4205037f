"""`paper-archive candidates`: phrases that the lexicon of tags lacks."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from builder.annotate import Proposal
from builder.commands.arguments import add_config, add_seeds, paper_count, settings_of
from builder.commands.library import read_library
from builder.commands.progress import ProgressBars
from builder.commands.terminal import DONE
from builder.model import OTHER
from builder.pipeline import candidates
from builder.text import plural

ABOUT = """\
For the maintainers of vocabulary/tags/. Each line is a tag as the lexicon has it, with
the number of papers, under the topic that most of them have. About half are worth a
tag: give those other ways to write them and a broader tag. Put the others into
vocabulary/phrases.toml, so that they are not proposed again."""

EXAMPLES = ("", "--least 4 > more.toml")


def add_arguments(command: ArgumentParser) -> None:
    add_seeds(command)
    add_config(command)
    about = "only phrases of N papers or more (default: 2)"
    command.add_argument("--least", type=paper_count, default=2, metavar="N", help=about)


def run(options: Namespace) -> int:
    config = settings_of(options)
    with ProgressBars() as progress:
        library = read_library(config, progress)
        proposals = candidates(library, config, progress)
    for line in as_toml([proposal for proposal in proposals if proposal.papers >= options.least]):
        print(line)
    return DONE


def as_toml(proposals: Sequence[Proposal]) -> Iterator[str]:
    """Lines as the files of the lexicon have them, a table for each topic."""
    for home in sorted({proposal.home for proposal in proposals}):
        yield f"[{home or OTHER.lower()}]"
        for proposal in proposals:
            if proposal.home == home:
                name = json.dumps(proposal.name, ensure_ascii=False)
                yield f"{name} = {{}}  # {plural(proposal.papers, 'paper')}"
        yield ""
