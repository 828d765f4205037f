"""The same work on many items: here, in other processes or on a cluster; results come in the items' order."""

from __future__ import annotations

import gc
import os
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import sha256
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from builder.model import BuilderError
from builder.system.handing import packed, unpacked
from builder.system.version import code_version

Item = TypeVar("Item")

Result = TypeVar("Result")

Worker = Callable[[Sequence[Item]], Result]
"""Made once in each process, then called with one chunk of items after the other."""

CHUNK_SIZE = 250
"""Items that a process takes at a time, where a stage says nothing else."""

FEW = 12
"""Fewer chunks are worked on right here: to start processes would take longer."""

AHEAD = 4
"""Chunks for each process that are given out before their turn: what waits takes memory."""


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


class Workers:
    """Does the work of a build: in this process where it is little, else in `jobs` processes (0: one a core; 1: in
    this one), or by another crew.

    In a block (`with`) its processes stay from stage to stage; outside, each stage starts its own.
    """

    def __init__(self, jobs: int = 0, few: int = FEW, crew: Crew | None = None) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._few, self._crew = few, crew
        self._stays = crew is not None

    def __enter__(self) -> Self:
        self._stays = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._crew:
            self._crew.close()
            self._crew = None

    def map(
        self,
        items: Sequence[Item],
        make_worker: Callable[..., Worker[Item, Result]],
        *arguments: object,
        size: int = CHUNK_SIZE,
    ) -> Iterator[Result]:
        """The results of a worker, `make_worker(*arguments)`, which is called with one chunk of items after the
        other, `size` long.

        Each process makes a worker of its own: `make_worker` is a function or class of a module; the arguments,
        the items and the results are plain values.
        """
        chunks = [items[start : start + size] for start in range(0, len(items), size)]
        if not chunks:
            return
        if len(chunks) < self._few or (self._crew is None and self._jobs == 1):
            yield from map(make_worker(*arguments), chunks)
            return
        with ExitStack() as closing:
            yield from _in_order(self._ready(closing), chunks, make_worker, arguments)

    def beside(self, count: int, work: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        """A function that gives `work(*arguments)`, on which another process begins now, while this one goes on.

        It is done here, when that function is called, where there are few items (`count` of them), one job, or
        no process that stays. Work and arguments are as those of `map`.
        """
        here = count < self._few * CHUNK_SIZE or (self._crew is None and self._jobs == 1)
        if here or not self._stays:
            return partial(work, *arguments)
        crew = self._ready(ExitStack())
        answer = crew.submit(_work, *_tools(crew, _once, (work, *arguments)), packed(()))

        def result() -> Result:
            with _explained():
                found: Result = unpacked(answer.result())
            return found

        return result

    def _ready(self, closing: ExitStack) -> Crew:
        """The crew, which stays or closes with the stage."""
        crew = self._crew or _Processes(self._jobs)
        if self._stays:
            self._crew = crew
        else:
            closing.callback(crew.close)
        return crew


HERE = Workers()
"""One process a core, for each stage anew."""


class _Processes:
    """Processes of this machine. What tasks share lies in files, which each reads once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._folder = tempfile.TemporaryDirectory(prefix="paper-archive-")
        self._pool = ProcessPoolExecutor(size, get_context(_start_method()), _end_with_parent)
        self.submit = self._pool.submit

    def share(self, content: bytes) -> object:
        handle, path = tempfile.mkstemp(dir=self._folder.name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return path

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()


def _start_method() -> str:
    """How processes start. A fork knows at once all that this one knows, but may hang where this one has threads:
    then a process starts anew. Nothing else depends on it."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _in_order(
    crew: Crew, chunks: Iterable[Sequence[Item]], make_worker: Callable[..., object], arguments: tuple[object, ...]
) -> Iterator[Any]:
    """What the crew makes of the chunks; only some of these are out at a time."""
    tools = _tools(crew, make_worker, arguments)
    waiting: deque[Answer] = deque()
    try:
        with _explained():
            for chunk in chunks:
                waiting.append(crew.submit(_work, *tools, packed(list(chunk))))
                if len(waiting) > AHEAD * crew.size:
                    yield unpacked(waiting.popleft().result())
            while waiting:
                yield unpacked(waiting.popleft().result())
    finally:
        for answer in waiting:
            answer.cancel()


def _tools(
    crew: Crew, make_worker: Callable[..., object], arguments: tuple[object, ...]
) -> tuple[str, str, object]:
    """What each task of a stage is handed beside its chunk."""
    content = packed((make_worker, arguments))
    return code_version(), sha256(content).hexdigest(), crew.share(content)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise BuilderError(
            "paper-archive: one of its processes was ended from outside, perhaps for want of memory. "
            "Nothing was published; build again, with fewer processes (--jobs 1)."
        ) from error


# -- In the other processes --------------------------------------------------------------------


def _end_with_parent() -> None:
    """A process of ours leaves Ctrl-C to the one that began it, and ends when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_await_parent, daemon=True).start()


def _await_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def another_version() -> BuilderError:
    """What is said of a worker that may give other results."""
    return BuilderError(
        "paper-archive: a worker has another version of the builder, of Python or of a package. "
        "Nothing was published; install the same there."
    )


def _once(work: Callable[..., object], *arguments: object) -> Worker[object, object]:
    """A worker of which one thing is asked, whatever the chunk."""
    return lambda _: work(*arguments)


_made: dict[str, Callable[..., object]] = {}  # the worker that was made last, by the hash of what it was made from

_one_at_a_time = threading.Lock()  # a process of a cluster may have threads, a worker is for one


def _work(version: str, digest: str, shared: str | bytes, chunk: bytes) -> bytes:
    """What a worker makes of a chunk, both packed; it is made where this process does not have it yet."""
    if version != code_version():
        raise another_version()
    with _one_at_a_time:
        if digest not in _made:
            _made.clear()
            gc.unfreeze()
            make_worker, arguments = unpacked(shared if isinstance(shared, bytes) else Path(shared).read_bytes())
            _made[digest] = make_worker(*arguments)
            gc.freeze()  # what is there by now stays: the collector need not look through it again and again
        return packed(_made[digest](unpacked(chunk)))


# -- The garbage collector ---------------------------------------------------------------------


@contextmanager
def without_collector() -> Iterator[None]:
    """The garbage collector is off meanwhile.

    This is for work that makes millions of objects which stay, and hardly any that refer to each other in circles:
    looking through them again and again takes up to a fifth of the time, for one part in fifty of the memory.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
