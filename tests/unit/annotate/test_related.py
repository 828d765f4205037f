from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate import related
from builder.annotate.related import Comparable, find_related
from builder.annotate.subjects import KinshipFinder
from builder.annotate.vectors import HEAVIEST
from builder.model.archive import Neighbour
from builder.model.papers import PaperId
from builder.system.means import Means
from builder.system.parallel import Workers
from tests.unit.annotate.examples import (
    LASER,
    NAMES,
    PHYSICS_CORPUS,
    SHELVES,
    SPIN,
    TEXTS,
    comparable_of,
    subjects_of,
)

FINDER = KinshipFinder(PHYSICS_CORPUS, NAMES)

AMBER = {
    "a": "Amber resin and fossil insects of Baltic forests.",
    "b": "Fossil insects in resin, with copper pottery, harbour taxes, vineyards, wool, salt, hemp, iron.",
}


def _lists(texts: Mapping[str, str], most: int = 5) -> dict[str, str]:
    """The neighbours of each paper, whose names are letters, as one text."""
    return {name: _names(found) for name, found in _found(texts, most).items()}


def _found(texts: Mapping[str, str], most: int = 5, **named: Any) -> dict[PaperId, tuple[Neighbour, ...]]:
    return find_related(comparable_of(texts, **named), FINDER, most)


def _names(found: Sequence[Neighbour]) -> str:
    return "".join(one.id for one in found)


def _some_papers(number: int) -> dict[PaperId, Comparable]:
    chance = random.Random(7)
    words = [f"{one}{two}{three}" for one, two, three in permutations("abcdefgh", 3)]
    return comparable_of({f"p{paper:03}": " ".join(chance.choices(words, k=30)) for paper in range(number)})


def test_papers_of_one_subject_are_related() -> None:
    found = _lists({"a": SPIN, "b": LASER, "c": f"{SPIN} Again.", "d": f"{LASER} Again."})

    assert found == {"a": "c", "b": "d", "c": "a", "d": "b"}


def test_a_paper_nearer_by_words_comes_first() -> None:
    found = _lists({"a": SPIN, "b": "A quenched spin glass under a laser.", "c": SPIN.replace("bonds", "loops")})

    assert found["a"] == "cb"


def test_one_shared_word_is_no_relation() -> None:
    found = _lists({"a": "Amber beads of Baltic traders.", "b": "Amber resin and fossil insects.", "c": "Amber."})

    assert found == {"a": "", "b": "", "c": ""}


def test_a_subject_decides_between_papers_of_equal_words() -> None:
    subjects = {"a": subjects_of(sure=["spin glass"]), "c": subjects_of(sure=["spin glass"])}

    found = _found(dict.fromkeys("abc", SPIN), subjects=subjects)

    assert _names(found[PaperId("a")]) == "cb"
    assert found[PaperId("a")][0].because == ("spin glass",)
    assert _names(found[PaperId("b")]) == "ac"


def test_words_weigh_more_than_topics() -> None:
    texts = {"a": SPIN, "b": SPIN, "c": "A quenched spin glass under a laser."}
    about = subjects_of(["bond", "disorder"], topic="Physics")
    subjects = {"a": about, "b": about._replace(topics=("Games",)), "c": about}

    assert _names(_found(texts, subjects=subjects)[PaperId("a")]) == "bc"


def test_subjects_alone_relate_nothing() -> None:
    about = subjects_of(sure=["spin glass", "laser", "levy flight"])

    assert not any(_found({"a": SPIN, "b": LASER}, subjects={"a": about, "b": about}).values())


def test_across_groups_of_topics_two_reasons_are_needed() -> None:
    texts = {"a": SPIN, "b": SPIN}

    def is_related(*names: str) -> bool:
        subjects = {"a": subjects_of(sure=names), "b": subjects_of(sure=names, topic="Economy")}
        return any(_found(texts, subjects=subjects).values())

    assert not is_related("spin glass")
    assert is_related("spin glass", "levy flight")


def test_words_that_most_papers_say_relate_nothing() -> None:
    text = "We show a novel method, a model."

    assert _lists({"a": text, "b": text}) == {"a": "", "b": ""}


def test_no_more_neighbours_than_asked_for() -> None:
    papers = dict.fromkeys("abcdefgh", SPIN)

    assert {len(found) for found in _lists(papers, most=3).values()} == {3}
    assert set(_lists(papers, most=0).values()) == {""}


def test_ties_go_by_id() -> None:
    assert _lists(dict.fromkeys("dbca", SPIN)) == {"a": "bcd", "b": "acd", "c": "abd", "d": "abc"}


def test_a_single_paper_has_no_neighbour() -> None:
    assert _lists({"a": SPIN}) == {"a": ""}
    assert find_related({}, FINDER) == {}


@pytest.mark.parametrize("text", ["", "<b>{{ x }}</b>", "!!! ???", "中文", "x" * 10_000, "spin " * 2_000])
def test_hostile_text_is_borne(text: str) -> None:
    for found in _found({"a": text, "b": f"{text} laser"}).values():
        assert not any(set("<>{}") & set(word) for one in found for word in one.because)


@given(SHELVES)
def test_who_has_room_for_all_has_those_that_have_it(texts: dict[str, str]) -> None:
    found = _lists(texts, most=8)

    assert {(one, other) for one in found for other in found[one]} == {
        (one, other) for other in found for one in found[other]
    }


@given(SHELVES)
def test_neighbours_are_other_papers_whatever_the_order(texts: dict[str, str]) -> None:
    found = _found(texts)

    assert _found(dict(reversed(texts.items()))) == found
    for paper, neighbours in found.items():
        assert {one.id for one in neighbours} <= found.keys() - {paper}
        assert len({one.id for one in neighbours}) == len(neighbours)


@given(SHELVES, TEXTS, st.sampled_from(["", "dd", "z"]))
def test_an_added_paper_changes_only_lists_that_it_enters(texts: dict[str, str], text: str, name: str) -> None:
    before = _found(texts, 3)

    after = _found({name: text, **texts}, 3)

    for paper, old in before.items():
        kept = tuple(one for one in after[paper] if one.id != name)
        assert kept == (old if kept == after[paper] else old[:2])


def test_a_paper_that_shares_one_word_only_takes_no_place() -> None:
    assert _lists(AMBER, most=1)["a"] == "b"
    assert _lists(AMBER | {"c": "Amber."}, most=1)["a"] == "b"


def test_papers_that_share_one_word_only_push_nobody_out() -> None:
    assert _lists(AMBER | dict.fromkeys("cdefgh", "Amber."), most=1)["a"] == "b"


def test_several_processes_find_what_one_finds() -> None:
    papers = _some_papers(520)
    alone = find_related(papers, FINDER)
    done: list[tuple[int, int]] = []

    means = Means(Workers(2, few=0))
    together = find_related(papers, FINDER, 5, lambda _, one, total: done.append((one, total)), means)

    assert together == alone
    assert any(alone.values())
    assert done == [(0, 520), (250, 520), (500, 520), (520, 520)]


@pytest.mark.parametrize("few", [0, 120])
def test_to_leave_out_who_cannot_be_near_changes_nothing(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = _some_papers(120)
    found = find_related(papers, FINDER)

    monkeypatch.setattr(related, "FEW_SOUGHT", few)

    assert find_related(papers, FINDER) == found
    assert any(found.values())


def test_of_many_papers_only_the_heaviest_terms_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    light = "photons of a quenched laser"
    heavy = " ".join(f"w{number}x " * 3 for number in range(HEAVIEST))
    texts = {"a": f"{heavy} {light} {light}", "b": light}
    assert _lists(texts) == {"a": "b", "b": "a"}

    monkeypatch.setattr(related, "MANY", 2)
    assert _lists(texts) == {"a": "", "b": ""}


def test_of_few_terms_pruning_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = _some_papers(40)
    before = find_related(papers, FINDER)

    monkeypatch.setattr(related, "MANY", 2)

    assert find_related(papers, FINDER) == before
    assert any(before.values())
