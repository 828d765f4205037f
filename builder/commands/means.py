"""By what means a build works, as its options say: how many processes, and what they remember."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from builder.commands.terminal import say
from builder.model import BuilderError
from builder.system import Cache, Means, Workers


def add_means(command: ArgumentParser, cache: Path | None = Path(".cache")) -> None:
    """Add the options of what a build works with; `cache` is where it keeps things unless it is told otherwise."""
    about = "processes that work at a time (default: one a core; 1: no other)"
    command.add_argument("--jobs", type=job_count, metavar="N", default=0, help=about)
    about = "a Dask scheduler whose workers do the work (tcp://HOST:PORT; needs paper-archive[cluster])"
    command.add_argument("--scheduler", metavar="ADDRESS", help=about)
    shown = f"{cache}/" if cache else "nowhere"
    about = f"where it keeps what the next build need not do again (default: {shown})"
    place = command.add_mutually_exclusive_group()
    place.add_argument("--cache", type=Path, metavar="DIR", default=cache, help=about)
    place.add_argument("--no-cache", dest="cache", action="store_const", const=None, help="keep nothing")


def job_count(text: str) -> int:
    """A number of processes, 1 or more; raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f'"{text}" is not a number of processes')
    return int(text)


@contextmanager
def means_of(options: Namespace, published: Iterable[Path] = ()) -> Iterator[Means]:
    """What the options name, for the time of the block. Raises BuilderError where the cache would lie in a folder
    that is `published`."""
    for folder in published:
        if options.cache and options.cache.resolve().is_relative_to(folder.resolve()):
            raise BuilderError(
                f"{options.cache}: {folder}/ is published, so nothing can be kept in it. "
                "Nothing was built; name another folder (--cache)."
            )
    cache = Cache(options.cache and options.cache.absolute())
    with _workers(options) as workers, cache:
        yield Means(workers, cache, getattr(options, "lasting", True))
    if cache.trouble:
        say(f"{cache.trouble}. Nothing is lost, but the next build has all to do; mend that, or use --no-cache.")


def _workers(options: Namespace) -> Workers:
    if not options.scheduler:
        return Workers(options.jobs)
    try:
        cluster = import_module("builder.system.cluster")  # not above: Dask is an extra
    except ImportError as error:
        raise BuilderError(
            f"--scheduler: Dask is not installed ({error}). Nothing was built; install paper-archive[cluster]."
        ) from error
    return Workers(few=0, crew=cluster.Cluster(options.scheduler))
