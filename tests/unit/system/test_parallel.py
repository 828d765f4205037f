import gc
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import sleep

import pytest

from builder.model.errors import BuilderError
from builder.system import parallel
from builder.system.parallel import Workers, without_collector
from tests.unit.system.examples import has_ended


def adding(number: int) -> Callable[[Sequence[int]], list[int]]:
    """What a process makes once: it adds a number to each of a chunk."""
    return lambda chunk: [item + number for item in chunk]


def telling_processes() -> Callable[[Sequence[int]], int]:
    return lambda chunk: os.getpid()


def telling_makers() -> Callable[[Sequence[int]], tuple[int, int]]:
    """Tells for each chunk the process and the worker, which stays where it is made once."""
    made = object()
    return lambda chunk: (os.getpid(), id(made))


def refusing() -> Callable[[Sequence[int]], int]:
    def refuse(chunk: Sequence[int]) -> int:
        raise BuilderError(f"chunk {chunk[0]}: no. Nothing was done; ask another.")

    return refuse


def ending() -> Callable[[Sequence[int]], int]:
    return lambda chunk: os._exit(1)


def test_little_is_worked_on_right_here() -> None:
    workers = Workers(2)

    assert list(workers.map([1, 2, 3], adding, 10)) == [[11, 12, 13]]
    assert list(workers.map([], adding, 10)) == []
    assert set(workers.map(range(4), telling_processes, size=1)) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items_by_any_number_of_processes(jobs: int) -> None:
    with Workers(jobs, few=0) as workers:
        assert list(workers.map(range(5), adding, 1, size=2)) == [[1, 2], [3, 4], [5]]
        assert list(workers.map(range(40), adding, 2, size=1)) == [[item + 2] for item in range(40)]


def test_one_job_is_this_process_and_more_are_others() -> None:
    with Workers(1, few=0) as one, Workers(2, few=0) as two:
        assert set(one.map(range(4), telling_processes, size=1)) == {os.getpid()}
        assert os.getpid() not in set(two.map(range(4), telling_processes, size=1))


def test_a_process_makes_its_worker_once_and_ends_with_the_stage() -> None:
    with Workers(2, few=0) as workers:
        first = set(workers.map(range(20), telling_makers, size=1))
        processes = set(workers.map(range(20), telling_processes, size=1))

    assert len(first) == len({process for process, _ in first}) <= 2
    assert {process for process, _ in first}.isdisjoint(processes)


def test_items_are_asked_for_as_they_are_worked_on() -> None:
    asked: list[int] = []

    def items() -> Iterator[int]:
        for item in range(1000):
            asked.append(item)
            yield item

    found = Workers(2, few=0).map(items(), adding, 1, size=10)

    assert next(found) == [*range(1, 11)]
    assert len(asked) < 200
    assert [item for chunk in found for item in chunk] == [*range(11, 1001)]


def this_process(*told: int) -> tuple[int, ...]:
    return (os.getpid(), *told)


def test_work_goes_on_in_another_process_beside_what_is_done_here() -> None:
    with Workers(2, few=0) as workers, Workers(2) as little, Workers(1, few=0) as alone:
        found = [crew.beside(10, this_process, 7) for crew in (workers, little, alone, Workers(2, few=0))]
        others = set(workers.map(range(4), telling_processes, size=1))
        (process, told), *here = [result() for result in found]

    assert process != os.getpid()
    assert told == 7
    assert here == [this_process(7)] * 3
    assert os.getpid() not in others


def test_only_where_much_is_expected_other_processes_get_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    ready: list[str] = []
    monkeypatch.setattr(parallel, "context", lambda: ready.append("ready"))
    with Workers(2, few=1) as workers, Workers(1, few=0) as alone:
        alone.expect(1000)
        Workers(2, few=0).expect(1000)
        workers.expect(249)
        assert not ready
        workers.expect(250)
    assert ready


def test_what_work_beside_complains_of_is_told_when_it_is_asked_for() -> None:
    with Workers(2, few=0) as workers:
        refused = workers.beside(1, refuse, "no")
        with pytest.raises(BuilderError, match=r"^no$"):
            refused()
        ended = workers.beside(1, os._exit, 1)
        with pytest.raises(BuilderError, match="ended from outside"):
            ended()


def test_work_that_nobody_waits_for_any_more_is_ended(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    with Workers(2, few=0) as workers:
        with workers.beside(1, sleeping, begun):
            while not begun.exists():
                sleep(0.01)
        process = int(begun.read_text() or "0")
    assert has_ended(process)


def sleeping(begun: Path) -> None:
    fresh = begun.with_suffix(".new")
    fresh.write_text(str(os.getpid()))
    fresh.rename(begun)
    sleep(3600)


def test_a_stage_may_say_how_little_is_worked_on_here() -> None:
    workers = Workers(2, few=3)
    here = [set(workers.map([1, 2], telling_processes, size=1, few=few)) == {os.getpid()} for few in (None, 9, 2)]
    assert here == [True, True, False]


def refuse(why: str) -> None:
    raise BuilderError(why)


def test_without_a_block_no_process_stays() -> None:
    workers = Workers(2, few=0)

    [process] = set(workers.map([1], telling_processes, size=1))

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_is_wrong_in_another_process_is_told_as_it_is_here() -> None:
    with pytest.raises(BuilderError, match=r"^chunk 0: no\. Nothing was done; ask another\.$"):
        list(Workers(2, few=0).map([0], refusing))


def test_a_process_that_is_ended_from_outside_is_told_in_a_line() -> None:
    with pytest.raises(BuilderError, match="one of its processes was ended from outside"):
        list(Workers(2, few=0).map([0], ending))


def test_the_collector_is_off_for_a_while_and_then_as_it_was() -> None:
    was_on = gc.isenabled()
    with without_collector():
        assert not gc.isenabled()
    assert gc.isenabled() == was_on
