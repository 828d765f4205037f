"""Work on many things by several processes, in an order that never changes."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from os import cpu_count
from typing import Any, TypeVar

Result = TypeVar("Result")

Item = TypeVar("Item")

CHUNK = 250
"""Things that a process takes at a time."""

SEVERAL = 3_000
"""Things from which on starting processes takes less time than it saves."""


def work_on(
    items: Sequence[Item], make: Callable[..., Callable[[Sequence[Item]], Result]], *arguments: object
) -> Iterator[Result]:
    """The results of the worker that `make(*arguments)` gives, called with one chunk of the items after the other.

    Results come in the order of the items. Few items are done in this process; of many each core gets its part,
    and each process makes its own worker, so that the arguments must be fit for pickling.
    """
    chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
    cores = cpu_count() or 1
    if len(items) < SEVERAL or cores < 2:
        yield from map(make(*arguments), chunks)
        return
    with (
        without_collector(),
        ProcessPoolExecutor(min(cores, len(chunks)), get_context(_start()), _begin, (make, arguments)) as pool,
    ):
        yield from pool.map(_work, chunks)


def _start() -> str:
    """A fork has all that is known at once, but that of a process with threads may hang; then a fresh process."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@contextmanager
def without_collector() -> Iterator[None]:
    """For work that makes objects by the million which stay and hold no circles: looking through them again and
    again takes up to a sixth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_worker: list[Callable[..., object]] = []


def _begin(make: Callable[..., Callable[..., object]], arguments: tuple[object, ...]) -> None:
    _worker.append(make(*arguments))
    gc.freeze()  # what is known by now stays: it need not be looked through again and again


def _work(chunk: Sequence[object]) -> Any:
    return _worker[0](chunk)
