from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.annotate import neighbours, related
from builder.annotate.neighbours import find_neighbours
from builder.annotate.per_paper import Readings
from builder.annotate.reading import READING, PaperReading
from builder.annotate.related import Related, find_related
from builder.annotate.subjects import KinshipFinder
from builder.model.archive import Topics
from builder.model.papers import PaperId, Shown
from builder.system.cache import Cache, key_of
from builder.system.means import Means
from builder.system.parallel import HERE
from tests.conftest import silent
from tests.unit.annotate.examples import LASER, NAMES, PHYSICS_CORPUS, SPIN, comparable_of

FINDER = KinshipFinder(PHYSICS_CORPUS, NAMES)

NO_TOPICS = Topics((), ())


def readings_of(texts: Mapping[str, str], cache: Cache) -> Readings:
    """What was read of these texts, kept as the reading of papers keeps it."""
    comparable = comparable_of(dict(texts))
    keys = {PaperId(name): key_of(text) for name, text in texts.items()}
    for paper, key in keys.items():
        if cache.shelf("papers").get(key) is None:
            cache.shelf("papers").put(
                key, READING.encode(PaperReading(NO_TOPICS, (), comparable[paper], Shown((), ())))
            )
    return Readings({}, {}, comparable, {}, keys, "a vocabulary")


def found(texts: Mapping[str, str], folder: Path, most: int = 5) -> Related:
    """The neighbours as a build finds them that may know what the one before found."""
    with Cache(folder) as cache:
        return find_neighbours(readings_of(texts, cache), FINDER, most, silent, Means(HERE, cache))


def afresh(texts: Mapping[str, str], most: int = 5) -> Related:
    return find_related(comparable_of(dict(texts)), FINDER, most)


@pytest.mark.parametrize("draw", range(4))
@pytest.mark.parametrize("tried", [1, 2, related.TRIED])
def test_after_any_changes_the_neighbours_are_those_that_are_found_afresh(
    draw: int, tried: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "TRIED", tried)
    chance = random.Random(draw)
    words = [f"{one}{two}{two}ery" for one in "abcdefg" for two in "hijkl"]
    texts: dict[str, str] = {}
    some = 0

    for step in range(20):
        for number in chance.sample(range(60), 60 if step == 0 else chance.randint(0, 4)):
            name = f"p{number:02}"
            if name in texts and chance.random() < 0.5:
                del texts[name]
            else:
                texts[name] = f"{chance.choice([SPIN, LASER, ''])} {' '.join(chance.choices(words, k=12))}"
        now = found(texts, tmp_path)
        assert now == afresh(texts)
        some += sum(map(len, now.values()))

    assert some > 100


def test_only_papers_that_came_and_those_near_one_that_went_are_sought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"s{number}": f"{SPIN} {number * 'again '}" for number in range(4)}
    texts |= {f"l{number}": f"{LASER} {number * 'again '}" for number in range(4)}
    found(texts, tmp_path)
    sought: list[Related] = []
    find = neighbours.RelatedPapers.find
    monkeypatch.setattr(
        neighbours.RelatedPapers,
        "find",
        lambda self, known, *rest: sought.append(known) or find(self, known, *rest),
    )

    found(texts, tmp_path)
    found(texts | {"s9": SPIN}, tmp_path)
    found(texts, tmp_path)

    assert [sorted(known) for known in sought] == [
        sorted(texts),
        sorted(texts),
        ["l0", "l1", "l2", "l3"],
    ]


def test_another_number_of_neighbours_is_another_question(tmp_path: Path) -> None:
    texts = {f"s{number}": f"{SPIN} {number * 'again '}" for number in range(4)}

    assert found(texts, tmp_path, 3) == afresh(texts, 3)
    assert found(texts, tmp_path, 1) == afresh(texts, 1) != afresh(texts, 3)


def test_where_the_words_of_a_paper_that_went_are_forgotten_all_are_sought(tmp_path: Path) -> None:
    texts = {f"s{number}": f"{SPIN} {number * 'again '}" for number in range(6)}
    found(texts, tmp_path)
    for pack in tmp_path.rglob("papers-*.pack"):
        pack.unlink()
    del texts["s0"]

    assert found(texts, tmp_path) == afresh(texts)


def test_without_papers_there_are_no_neighbours(tmp_path: Path) -> None:
    assert found({}, tmp_path) == {}
    assert found({"a": SPIN}, tmp_path) == {"a": ()}
    assert found({}, tmp_path) == {}
