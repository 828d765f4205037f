"""A task as another process is handed it: packed, beside what many tasks share; and as it is done there."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar

from builder.model import BuilderError
from builder.system.handing import packed, unpacked
from builder.system.version import code_version

Item = TypeVar("Item")

Result = TypeVar("Result")

Worker = Callable[[Sequence[Item]], Result]
"""Made once in each process, then called with one chunk of items after the other."""

YOUNG = 200_000
"""Objects that a process makes before the collector looks through them: most are gone by then. A cold build takes
6 to 9 % less processor time than with Python's own 700, each process 20 MB more."""


class Answer(Protocol):
    """A result to be, as `concurrent.futures.Future`."""

    def result(self) -> Any: ...

    def cancel(self) -> Any: ...


class Crew(Protocol):
    """Other processes: `submit` as in `concurrent.futures`, and a place for what many tasks share.

    What `share` returns for some bytes is handed to tasks in their stead; it comes there as the bytes, or as the
    path of a file that holds them.
    """

    size: int  # how many tasks run at a time

    def share(self, content: bytes) -> object: ...

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Answer: ...

    def close(self) -> None: ...


def given(crew: Crew, tools: tuple[str, str, object], chunk: Sequence[object]) -> Answer:
    """The result to be of a chunk, which is handed to others."""
    return crew.submit(do_task, *tools, packed(chunk))


def tools_of(
    crew: Crew, make_worker: Callable[..., object], arguments: tuple[object, ...]
) -> tuple[str, str, object]:
    """What each task of a stage is handed beside its chunk."""
    content = packed((make_worker, arguments))
    return code_version(), sha256(content).hexdigest(), crew.share(content)


@contextmanager
def explained() -> Iterator[None]:
    """That a process was ended while its result was waited for is said in one line."""
    try:
        yield
    except BrokenProcessPool as error:
        raise BuilderError(
            "paper-archive: one of its processes was ended from outside, perhaps for want of memory. "
            "Nothing was published; build again, with fewer processes (--jobs 1)."
        ) from error


# -- In the other processes --------------------------------------------------------------------


def another_version() -> BuilderError:
    """What is said of a worker that may give other results."""
    return BuilderError(
        "paper-archive: a worker has another version of the builder, of Python or of a package. "
        "Nothing was published; install the same there."
    )


def once(work: Callable[..., object], *arguments: object) -> Worker[object, object]:
    """A worker that does one thing, whatever the chunk."""
    return lambda _: work(*arguments)


def quietly(work: Callable[..., object], *arguments: object) -> Worker[object, None]:
    """The same, which sends nothing back."""

    def done(_: object) -> None:
        work(*arguments)

    return done


_made: dict[str, Callable[..., object]] = {}  # the worker that was made last, by the hash of what it was made from

_one_at_a_time = threading.Lock()  # a process of a cluster may have threads, a worker is for one


def do_task(version: str, digest: str, shared: str | bytes, chunk: bytes) -> bytes:
    """What a worker makes of a chunk, both packed; it is made where this process does not have it yet."""
    if version != code_version():
        raise another_version()
    with _one_at_a_time:
        if digest not in _made:
            _made.clear()
            gc.unfreeze()
            gc.set_threshold(YOUNG)
            make_worker, arguments = unpacked(shared if isinstance(shared, bytes) else Path(shared).read_bytes())
            _made[digest] = make_worker(*arguments)
            gc.freeze()  # what is there by now stays: the collector need not look through it again and again
        return packed(_made[digest](unpacked(chunk)))
