"""The same work on many items: here, in other processes or on a cluster; results come in the items' order."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Any, Generic, Protocol, Self, TypeVar

from builder.model import BuilderError
from builder.system.handing import packed, unpacked
from builder.system.processes import Processes, context
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


@dataclass(frozen=True, slots=True)
class Errand(Generic[Result]):
    """Work that may go on elsewhere: who calls it, once, waits for the `result`. Where its block ends before that,
    it is ended, whatever it is at, so that nothing is written any more."""

    result: Callable[[], Result]
    end: Callable[[], None] = lambda: None

    def __call__(self) -> Result:
        return self.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


class Workers:
    """Does the work of a build: in this process where it is little, else in `jobs` processes (0: one a core; 1: in
    this one), or by another crew.

    Each stage has processes of its own: what a stage read and kept goes with them, instead of staying beside what
    the next one needs. Another crew stays for the time of a block (`with`).
    """

    def __init__(self, jobs: int = 0, few: int = FEW, crew: Crew | None = None) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._few, self._crew = few, crew
        self._closing: ExitStack | None = None

    def __enter__(self) -> Self:
        self._closing = ExitStack()
        if self._crew:
            self._closing.callback(self._crew.close)
        return self

    def __exit__(self, *_: object) -> None:
        if self._closing:
            self._closing.close()
        self._closing = self._crew = None

    def map(
        self,
        items: Iterable[Item],
        make_worker: Callable[..., Worker[Item, Result]],
        *arguments: object,
        size: int = CHUNK_SIZE,
        few: int | None = None,
    ) -> Iterator[Result]:
        """The results of a worker, `make_worker(*arguments)`, which is called with one chunk of items after the
        other, `size` long. Items are asked for only as they are worked on. Fewer than `few` chunks are worked on
        right here.

        Each process makes a worker of its own: `make_worker` is a function or class of a module; the arguments,
        the items and the results are plain values.
        """
        few = self._few if few is None else min(few, self._few)
        chunks = _chunks(items, size)
        first = [*islice(chunks, max(1, few))]
        if not first:
            return
        if len(first) < few or (self._crew is None and self._jobs == 1):
            yield from map(make_worker(*arguments), chain(first, chunks))
            return
        with ExitStack() as closing:
            crew: Crew = self._crew or _started(closing, self._jobs)
            yield from _in_order(crew, chain(first, chunks), make_worker, arguments)

    def close_at_end(self, stack: ExitStack) -> None:
        """Close a stack when the block ends; at once where there is none."""
        if self._closing:
            self._closing.push(stack)
        else:
            stack.close()

    def expect(self, count: int) -> None:
        """So many items will be worked on soon: what other processes have to read first they read meanwhile."""
        if self._closing and self._are_many(count):
            context()

    def _are_many(self, count: int) -> bool:
        return self._jobs > 1 and count >= self._few * CHUNK_SIZE

    def beside(self, count: int, work: Callable[..., Result], *arguments: object) -> Errand[Result]:
        """`work(*arguments)`, on which another process of this machine begins now, while this one goes on.

        It is done here, when its result is asked for, where there are few items (`count` of them), or one job.
        """
        if not self._closing or not self._are_many(count):
            return Errand(partial(work, *arguments))
        processes = _started(self._closing, 1)
        process = processes.submit(os.getpid)
        waiting: list[Any] = [_given(processes, _tools(processes, _once, (work, *arguments)), ())]
        processes.dismiss()  # it ends with the work, not with the block: nobody else is to wait for its memory

        def result() -> Result:
            with _explained():
                found: Result = unpacked(waiting[0].result())
            waiting.clear()  # who is done with it need not have its bytes any more
            return found

        return Errand(result, lambda: _end(process, waiting))


def _end(process: Future[int], waiting: Sequence[Future[bytes]]) -> None:
    """End a process whose work is waited for; there is no gentler way to end what it is at."""
    for work in waiting:
        if not work.done():
            with suppress(BrokenProcessPool, ProcessLookupError):
                os.kill(process.result(), signal.SIGKILL)
            work.exception()  # it is gone when that is known


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    left = iter(items)
    while chunk := [*islice(left, size)]:
        yield chunk


HERE = Workers()
"""One process a core, for each stage anew."""


def _started(closing: ExitStack, size: int) -> Processes:
    """New processes, which end when that closes."""
    processes = Processes(size)
    closing.callback(processes.close)
    return processes


def _in_order(
    crew: Crew, chunks: Iterable[Sequence[Item]], make_worker: Callable[..., object], arguments: tuple[object, ...]
) -> Iterator[Any]:
    """What the crew makes of the chunks; only some of these are out at a time."""
    tools = _tools(crew, make_worker, arguments)
    waiting: deque[Answer] = deque()
    try:
        with _explained():
            for chunk in chunks:
                waiting.append(_given(crew, tools, chunk))
                if len(waiting) > AHEAD * crew.size:
                    yield unpacked(waiting.popleft().result())
            while waiting:
                yield unpacked(waiting.popleft().result())
    finally:
        for answer in waiting:
            answer.cancel()


def _given(crew: Crew, tools: tuple[str, str, object], chunk: Sequence[object]) -> Answer:
    return crew.submit(_work, *tools, packed(chunk))


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
            gc.set_threshold(YOUNG)
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
