"""By what means a build works, as its options say: how many processes, and what they remember."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.commands.terminal import say
from builder.system import Cache, Means, Workers


def add_means(command: ArgumentParser) -> None:
    """Add the options of what a build works with."""
    about = "processes that work at a time (default: one a core; 1: no other)"
    command.add_argument("--jobs", type=job_count, metavar="N", default=0, help=about)
    about = "where it keeps what the next build need not do again (default: .cache/)"
    place = command.add_mutually_exclusive_group()
    place.add_argument("--cache", type=Path, metavar="DIR", default=Path(".cache"), help=about)
    place.add_argument("--no-cache", dest="cache", action="store_const", const=None, help="keep nothing")


def job_count(text: str) -> int:
    """A number of processes, 1 or more; raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f'"{text}" is not a number of processes')
    return int(text)


@contextmanager
def means_of(options: Namespace) -> Iterator[Means]:
    """What the options name, for the time of the block."""
    cache = Cache(options.cache and options.cache.absolute())
    with Workers(options.jobs) as workers, cache:
        yield Means(workers, cache)
    if cache.trouble:
        say(
            f"{cache.trouble}. The site is whole, but the next build has more to do; mend that, or use --no-cache."
        )
