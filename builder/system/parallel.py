"""The same work on many items: here, in other processes or on a cluster; results come in the items' order."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from typing import Any, Self

from builder.system.errands import Aside, Errand
from builder.system.handing import unpacked
from builder.system.processes import Processes, context
from builder.system.tasks import Answer, Crew, Item, Result, Worker, explained, given, tools_of

CHUNK_SIZE = 250
"""Items that a process takes at a time, where a stage says nothing else."""

FEW = 12
"""Fewer chunks are worked on right here: to start processes would take longer."""

AHEAD = 4
"""Chunks for each process that are given out before their turn: what waits takes memory."""


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

    def expect(self, count: int) -> None:
        """So many items will be worked on soon: what other processes have to read first they read meanwhile."""
        if self._closing and self._are_many(count):
            context()

    def _are_many(self, count: int) -> bool:
        return self._jobs > 1 and count >= self._few * CHUNK_SIZE

    def aside(self, count: int) -> Aside:
        """Another process of this machine, for work beside what is done here; none where little is to be done
        (`count` items), or by one job."""
        if not self._closing or not self._are_many(count):
            return Aside()
        return Aside(_started(self._closing, 1))

    def beside(self, count: int, work: Callable[..., Result], *arguments: object) -> Errand[Result]:
        """`work(*arguments)`, on which another process of this machine begins now, while this one goes on.

        It is done here, when its result is asked for, where there are few items (`count` of them), or one job.
        """
        return self.aside(count).last(work, *arguments)


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
    tools = tools_of(crew, make_worker, arguments)
    waiting: deque[Answer] = deque()
    try:
        with explained():
            for chunk in chunks:
                waiting.append(given(crew, tools, chunk))
                if len(waiting) > AHEAD * crew.size:
                    yield unpacked(waiting.popleft().result())
            while waiting:
                yield unpacked(waiting.popleft().result())
    finally:
        for answer in waiting:
            answer.cancel()


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
