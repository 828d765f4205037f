"""By what means a build works, as its options say: how many processes."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from builder.system import Means, Workers


def add_means(command: ArgumentParser) -> None:
    """Add the options of what a build works with."""
    about = "processes that work at a time (default: one a core; 1: no other)"
    command.add_argument("--jobs", type=job_count, metavar="N", default=0, help=about)


def job_count(text: str) -> int:
    """A number of processes, 1 or more; raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f'"{text}" is not a number of processes')
    return int(text)


@contextmanager
def means_of(options: Namespace) -> Iterator[Means]:
    """What the options name, for the time of the block."""
    with Workers(options.jobs) as workers:
        yield Means(workers)
