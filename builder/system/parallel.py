"""The same work on many items by several processes; results come in the order of the items."""

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

Item = TypeVar("Item")

Result = TypeVar("Result")

Worker = Callable[[Sequence[Item]], Result]
"""Made once in each process, then called with one chunk of items after the other."""

CHUNK_SIZE = 250
"""Items that a process takes at a time."""

PARALLEL_FROM = 3_000
"""From so many items on several processes save more time than it takes to start them."""


def map_chunks(
    items: Sequence[Item], make_worker: Callable[..., Worker[Item, Result]], *arguments: object
) -> Iterator[Result]:
    """The results of a worker, `make_worker(*arguments)`, which is called with one chunk of items after the other.

    Results come in the order of the items. Few items are worked on in this process. Otherwise each process makes a
    worker of its own: `make_worker`, the arguments, the items and the results must be fit for pickling.
    """
    chunks = [items[start : start + CHUNK_SIZE] for start in range(0, len(items), CHUNK_SIZE)]
    cores = cpu_count() or 1
    if len(items) < PARALLEL_FROM or cores < 2:
        yield from map(make_worker(*arguments), chunks)
        return
    processes = min(cores, len(chunks))
    context = get_context(_start_method())
    with (
        without_collector(),
        ProcessPoolExecutor(processes, context, _make_worker, (make_worker, arguments)) as pool,
    ):
        yield from pool.map(_call_worker, chunks)


def _start_method() -> str:
    """How processes start. A fork knows at once all that this one knows, but may hang where this one has threads:
    then a process starts anew."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@contextmanager
def without_collector() -> Iterator[None]:
    """The garbage collector is off meanwhile.

    This is for work that makes millions of objects which stay, and do not refer to each other in circles: looking
    through them again and again takes up to a sixth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def collector_spared() -> Iterator[None]:
    """The garbage collector does not look meanwhile at what is there by now, only at what comes.

    This is for work on much that stays, which makes circles of objects that must go.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


_worker: list[Callable[..., object]] = []  # the worker of this process, in one that was started above


def _make_worker(make_worker: Callable[..., Callable[..., object]], arguments: tuple[object, ...]) -> None:
    _worker.append(make_worker(*arguments))
    gc.freeze()  # what is there by now stays: the collector need not look through it again and again


def _call_worker(chunk: Sequence[object]) -> Any:
    return _worker[0](chunk)
