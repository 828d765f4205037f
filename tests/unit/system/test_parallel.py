import gc
from collections.abc import Callable, Sequence
from weakref import ref

import pytest

from builder.system import parallel
from builder.system.parallel import collector_spared, map_chunks, without_collector


def adding(number: int) -> Callable[[Sequence[int]], list[int]]:
    """What a process makes once: it adds a number to each of a chunk."""
    return lambda chunk: [item + number for item in chunk]


def test_few_things_are_worked_on_right_here() -> None:
    assert list(map_chunks([1, 2, 3], adding, 10)) == [[11, 12, 13]]
    assert list(map_chunks([], adding, 10)) == []


def test_many_things_come_back_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "CHUNK_SIZE", 2)
    alone = list(map_chunks(range(5), adding, 1))
    monkeypatch.setattr(parallel, "PARALLEL_FROM", 1)
    monkeypatch.setattr(parallel, "cpu_count", lambda: 2)
    assert list(map_chunks(range(5), adding, 1)) == alone == [[1, 2], [3, 4], [5]]


def test_the_collector_is_off_for_a_while_and_then_as_it_was() -> None:
    was_on = gc.isenabled()
    with without_collector():
        assert not gc.isenabled()
    assert gc.isenabled() == was_on


def test_what_is_there_before_is_spared_by_the_collector_and_circles_that_come_later_go() -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    before = gc.get_freeze_count()

    with collector_spared():
        spared = gc.get_freeze_count()
        gone = ref(Circle())
        gc.collect()

    assert spared > before
    assert gone() is None
    assert gc.get_freeze_count() == 0
