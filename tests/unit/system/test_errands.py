import os
from pathlib import Path
from time import sleep

import pytest

from builder.model.errors import BuilderError
from builder.system.errands import Aside
from builder.system.parallel import Workers
from builder.system.tasks import quietly
from tests.unit.system.examples import has_ended
from tests.unit.system.test_parallel import refuse, sleeping

KEPT: list[str] = []


def keep(word: str) -> None:
    KEPT.append(word)


def kept() -> tuple[int, list[str]]:
    return os.getpid(), KEPT


def test_what_was_prepared_is_found_in_the_same_process() -> None:
    with Workers(2, few=0) as workers, workers.aside(1) as aside:
        aside.prepare(keep, "one")
        aside.prepare(refuse, "which nobody asks for")
        aside.prepare(keep, "two")
        process, found = aside.last(kept)()

    assert aside.is_there
    assert process != os.getpid()
    assert found == ["one", "two"]
    assert KEPT == []


def test_where_the_process_is_ended_between_two_things_a_line_says_so() -> None:
    with Workers(2, few=0) as workers, workers.aside(1) as aside:
        aside.prepare(os._exit, 1)
        with pytest.raises(BuilderError, match="one of its processes was ended from outside"):
            aside.last(kept)()


def test_nothing_comes_back_of_what_is_prepared() -> None:
    assert quietly(len, "four")([]) is None


def test_without_another_process_nothing_is_prepared() -> None:
    with Aside() as aside:
        aside.prepare(keep, "one")
        assert aside.last(kept)() == (os.getpid(), [])
    assert not aside.is_there


def test_where_the_block_ends_early_what_is_prepared_is_ended(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    with Workers(2, few=0) as workers:
        with workers.aside(1) as aside:
            aside.prepare(sleeping, begun)
            while not begun.exists():
                sleep(0.01)
        process = int(begun.read_text())
    assert has_ended(process)
