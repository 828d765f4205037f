"""What several processes of the tests ask for is made by one of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.once import Once


def test_of_many_who_ask_at_once_one_makes_it_and_all_have_it(tmp_path: Path) -> None:
    made: list[Path] = []
    together = Barrier(4, timeout=20)

    def ask(_: int) -> tuple[str, str]:
        together.wait()
        value = Once(tmp_path).value("a", lambda folder: made.append(folder) or "value")
        folder = Once(tmp_path).folder(
            "b", lambda folder: made.append(folder) or (folder / "c").write_text("text")
        )
        return value, (folder / "c").read_text()

    with ThreadPoolExecutor(4) as pool:
        assert {*pool.map(ask, range(4))} == {("value", "text")}
    assert [folder.name for folder in made] == ["a", "b"]


def test_what_could_not_be_made_is_made_by_the_next_who_asks_from_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_text("")
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        Once(tmp_path).folder("a", fail)

    assert list(Once(tmp_path).folder("a", lambda _: None).iterdir()) == []
