from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from builder.system.cache import BUILDS, MOST_PACKS, NOTHING_KEPT, Cache, key_of
from builder.system.plain import Form, form_of

WORDS: Form[str] = form_of(str)
KEYS = [key_of(str(number)) for number in range(8)]


def keep(folder: Path, **entries: str) -> None:
    """One build that keeps some entries."""
    with Cache(folder) as cache:
        for key, content in entries.items():
            cache.shelf("page").put(key, content.encode())


def kept(folder: Path, *keys: str) -> list[bytes | None]:
    """What another build finds."""
    with Cache(folder) as cache:
        return [cache.shelf("page").get(key) for key in keys]


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def packs(folder: Path) -> list[Path]:
    return [path for path in files(folder) if path.suffix == ".pack"]


def test_a_key_tells_its_parts_apart() -> None:
    assert key_of("a", "b") == key_of(b"a", "b")
    assert len({key_of("ab"), key_of("a", "b"), key_of("", "ab"), key_of(None, "ab"), key_of("\ud800")}) == 5


def test_what_one_build_keeps_the_next_one_finds(tmp_path: Path) -> None:
    keep(tmp_path / "new" / "folder", a="one", b="")

    assert kept(tmp_path / "new" / "folder", "a", "b", "c") == [b"one", b"", None]


def test_kinds_do_not_see_each_other(tmp_path: Path) -> None:
    keep(tmp_path, a="one")

    with Cache(tmp_path) as cache:
        assert cache.shelf("seed").get("a") is None


def test_without_a_folder_nothing_is_kept() -> None:
    NOTHING_KEPT.shelf("page").put("a", b"one")

    assert NOTHING_KEPT.shelf("page").get("a") is None


@pytest.mark.parametrize("draw", range(40))
def test_a_flipped_byte_anywhere_loses_an_entry_and_changes_none(draw: int, tmp_path: Path) -> None:
    chance = random.Random(draw)
    keep(tmp_path, a="one", b="two", c="three")
    file = chance.choice([file for file in files(tmp_path) if file.stat().st_size])
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)

    found = kept(tmp_path, "a", "b", "c")

    assert [one in (None, whole) for one, whole in zip(found, (b"one", b"two", b"three"), strict=True)] == [
        True
    ] * 3
    assert None in found
    keep(tmp_path, a="one", b="two", c="three")
    assert kept(tmp_path, "a", "b", "c") == [b"one", b"two", b"three"]


def test_entries_that_change_places_are_not_there(tmp_path: Path) -> None:
    keep(tmp_path, a="one", b="two")
    [pack] = packs(tmp_path)
    content = pack.read_bytes()
    half = len(content) // 2

    pack.write_bytes(content[half:] + content[:half])

    assert kept(tmp_path, "a", "b") == [None, None]


@pytest.mark.parametrize("suffix", [".pack", ".index"])
@pytest.mark.parametrize("content", [None, b"", b"[1, {}]", b"\x00" * 100])
def test_files_that_are_gone_emptied_or_another_lose_their_entries(
    suffix: str, content: bytes | None, tmp_path: Path
) -> None:
    keep(tmp_path, a="one")
    [file] = [file for file in files(tmp_path) if file.suffix == suffix]
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)

    assert kept(tmp_path, "a") == [None]
    keep(tmp_path, a="one")
    assert kept(tmp_path, "a") == [b"one"]
    assert len(packs(tmp_path)) == 1


def test_the_files_of_one_cache_put_into_another_bring_no_entry_of_its_own(tmp_path: Path) -> None:
    keep(tmp_path / "one", a="one")
    keep(tmp_path / "two", b="two")
    [mine], [other] = packs(tmp_path / "one"), packs(tmp_path / "two")

    mine.write_bytes(other.read_bytes())

    assert kept(tmp_path / "one", "a") == [None]


def test_a_build_that_is_killed_leaves_what_was_there(tmp_path: Path) -> None:
    keep(tmp_path, a="one")
    killed = Cache(tmp_path)
    killed.__enter__()
    killed.shelf("page").put("b", b"two")
    killed._unlock()  # as the system does for a process that is gone

    assert kept(tmp_path, "a", "b") == [b"one", None]
    assert len(packs(tmp_path)) == 1
    killed.shelf("page").close(is_done=False)


def test_what_some_builds_do_not_use_goes(tmp_path: Path) -> None:
    keep(tmp_path, a="one", b="two")

    for _ in range(BUILDS - 1):
        kept(tmp_path, "a")
    assert kept(tmp_path, "b") == [b"two"]
    for _ in range(BUILDS):
        kept(tmp_path, "a")

    assert kept(tmp_path, "a", "b") == [b"one", None]


def test_a_build_that_fails_makes_nothing_older_and_keeps_what_it_made(tmp_path: Path) -> None:
    keep(tmp_path, a="one")

    def fail(number: int) -> None:
        with Cache(tmp_path) as cache:
            cache.shelf("page").put(str(number), b"new")
            raise ValueError("no")

    for number in range(BUILDS + 1):
        with pytest.raises(ValueError, match="no"):
            fail(number)

    assert kept(tmp_path, "a", "0") == [b"one", b"new"]


def test_there_are_never_many_packs_nor_much_that_is_not_in_use(tmp_path: Path) -> None:
    keep(tmp_path, large="x" * 5000)
    for number in range(3 * MOST_PACKS):
        with Cache(tmp_path) as cache:
            assert number == 0 or cache.shelf("page").get(f"n{number - 1}") == b"one"
            assert cache.shelf("page").get("large")
            cache.shelf("page").put(f"n{number}", b"one")
        assert len(packs(tmp_path)) <= MOST_PACKS + 1

    keep(tmp_path, large="y" * 5000)

    assert kept(tmp_path, "large") == [b"y" * 5000]
    assert sum(pack.stat().st_size for pack in packs(tmp_path)) < 7000


def test_of_two_builds_at_a_time_the_second_only_reads(tmp_path: Path) -> None:
    keep(tmp_path, a="one")

    with Cache(tmp_path) as first, Cache(tmp_path) as second:
        second.shelf("page").put("b", b"two")
        first.shelf("page").put("c", b"three")
        assert second.shelf("page").get("a") == b"one"

    assert kept(tmp_path, "a", "b", "c") == [b"one", None, b"three"]


def test_a_place_where_nothing_can_be_kept_is_told_and_ends_no_build(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with Cache(tmp_path / "file") as cache:
        cache.shelf("page").put("a", b"one")
        assert cache.shelf("page").get("a") is None

    assert cache.trouble == f"{tmp_path}/file/paper-archive: Not a directory"
    assert (tmp_path / "file").read_text() == "mine"


def test_of_some_items_only_those_are_worked_on_that_are_not_kept(tmp_path: Path) -> None:
    asked: list[str] = []

    def doubled(items: Sequence[str]) -> list[list[str]]:
        asked.extend(items)
        return [[item * 2 for item in items[:1]], [item * 2 for item in items[1:]]]

    def ask(*items: str) -> list[tuple[int, str]]:
        with Cache(tmp_path) as cache:
            return list(cache.shelf("words").recall([key_of(item) for item in items], items, WORDS, doubled))

    assert ask("b") == [(0, "bb")]
    assert ask("a", "b", "c") == [(1, "bb"), (0, "aa"), (2, "cc")]
    assert asked == ["b", "a", "c"]


def test_items_that_come_one_by_one_are_worked_on_where_they_are_not_kept(tmp_path: Path) -> None:
    asked: list[str] = []

    def doubled(items: Iterable[str]) -> Iterator[list[str]]:
        for item in items:
            asked.append(item)
            yield [item * 2]

    def ask(*items: str) -> list[str]:
        found: list[str] = []
        with Cache(tmp_path) as cache:
            keyed = ((key_of(item), item) for item in items)
            cache.shelf("words").recall_each(keyed, WORDS, doubled, found.append)
        return found

    assert ask("b") == ["bb"]
    assert ask("a", "b", "c") == ["aa", "bb", "cc"]
    assert ask() == []
    assert asked == ["b", "a", "c"]


def test_a_result_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    keep(tmp_path, a="no JSON")

    with Cache(tmp_path) as cache:
        found = list(cache.shelf("page").recall(["a"], ["item"], WORDS, lambda items: [[f"{items[0]}s"]]))

    assert found == [(0, "items")]
    assert kept(tmp_path, "a") == [b'"items"']
