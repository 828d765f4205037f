from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from builder.merge.matching import (
    ONLY_ABSTRACT,
    ONLY_TITLE,
    OTHER_TEXT,
    OTHER_TITLE,
    TWO_PAPERS,
    TWO_RECORDS,
    Matcher,
    settle,
)
from builder.merge.papers import merge_records
from builder.model.papers import Paper
from builder.model.records import Details, Record
from tests.examples import a_record

TITLE = "Order from small rules that many agents follow"
ABSTRACT = (
    "We study how a small rule, followed by many agents with a few neighbours, gives rise to order at scale. In "
    "95 of 100 runs they agree, and no parameter is tuned. A bound on the time that it takes is proved, too."
)
OTHER = (
    "Bread is baked in ovens of clay whose heat spreads slowly from below; we describe crusts, measure how dough "
    "rises in them, and compare the loaves with those of ovens made of steel."
)


def papers(*texts: tuple[str, str]) -> tuple[Paper, ...]:
    return merge_records([a_record(*text, line=line) for line, text in enumerate(texts, 1)])


def work(title: str = TITLE, abstract: str = ABSTRACT, arxiv: str = "2509.01234") -> Record:
    return replace(a_record(title, abstract), details=Details("arxiv", arxiv=arxiv))


def doubts(of: tuple[Paper, ...], *works: Record, ids: bool = False) -> tuple[int, list[str]]:
    """How many papers are found, and the doubts."""
    matcher = Matcher(of, {"2509.01234": of[0].id} if ids else {})
    matching = settle(fit for one in works for fit in matcher.fits(one))
    return len(matching.found), [fit.doubt for fit in matching.doubtful]


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        (TITLE, ABSTRACT),
        (TITLE.upper() + "\n ", ABSTRACT),
        (TITLE.replace("agents", "robots"), ABSTRACT),
        (TITLE.replace("small", "small-scale"), ABSTRACT),
        (TITLE, ABSTRACT[:100]),
        (TITLE, ABSTRACT + " This is the second version, in which the proofs were mended."),
    ],
)
def test_a_work_is_found_by_title_and_abstract(title: str, abstract: str) -> None:
    assert doubts(papers((title, abstract)), work()) == (1, [])


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        (OTHER[:40], OTHER),
        (OTHER[:40], ABSTRACT),
        ("Order", ABSTRACT),
        ("!", ABSTRACT),
        (TITLE + " of baking", OTHER),
    ],
)
def test_another_work_is_not(title: str, abstract: str) -> None:
    assert doubts(papers((title, abstract)), work()) == (0, [])


def test_a_title_alone_is_doubtful() -> None:
    for abstract in ("", OTHER, "Withdrawn."):
        assert doubts(papers((TITLE, abstract)), work()) == (0, [ONLY_TITLE])
        assert doubts(papers((TITLE, ABSTRACT)), work(abstract=abstract)) == (0, [ONLY_TITLE])


def test_an_abstract_alone_is_doubtful_where_titles_number_their_works() -> None:
    assert doubts(papers((f"{TITLE} 1", ABSTRACT)), work(f"{TITLE} 2")) == (0, [ONLY_ABSTRACT])


def test_a_companion_with_another_title_is_doubtful() -> None:
    companion = TITLE.replace("many agents follow", "some robots break")
    assert doubts(papers((companion, ABSTRACT)), work()) == (0, [OTHER_TITLE])


def test_two_works_that_fit_one_paper_are_doubtful_in_any_order() -> None:
    works = [work(), work(arxiv="2509.04321")]
    for some in permutations(works):
        assert doubts(papers((TITLE, ABSTRACT)), *some) == (0, [TWO_RECORDS, TWO_RECORDS])


def test_a_work_that_is_named_twice_is_one() -> None:
    assert doubts(papers((TITLE, ABSTRACT)), work(), work()) == (1, [])


def test_a_work_that_only_has_the_title_does_not_doubt_one_that_fits() -> None:
    assert doubts(papers((TITLE, ABSTRACT)), work(), work(abstract=OTHER, arxiv="2509.04321")) == (1, [])


def test_a_work_that_fits_two_papers_is_doubtful() -> None:
    half = len(ABSTRACT) // 2
    two = papers((TITLE, ABSTRACT[:half]), (TITLE, ABSTRACT[half:]))
    whole = work(abstract=ABSTRACT)
    if len(two) == 2 and doubts(two, whole)[0] != 1:
        assert doubts(two, whole) == (0, [TWO_PAPERS, TWO_PAPERS])
    twins = (papers((TITLE, ABSTRACT))[0], replace(papers((f"{TITLE}s", ABSTRACT))[0]))
    assert doubts(twins, whole) == (0, [TWO_PAPERS, TWO_PAPERS])


def test_a_paper_whose_number_is_known_takes_its_work() -> None:
    [paper] = papers((TITLE, ABSTRACT))
    changed = work("A wholly other title of it", ABSTRACT)
    assert doubts((paper,), changed, ids=True) == (1, [])
    assert doubts((paper,), changed, work(arxiv="2509.04321"), ids=True) == (1, [])


def test_a_number_that_leads_to_another_work_is_doubtful() -> None:
    assert doubts(papers((TITLE, ABSTRACT)), work(OTHER[:40], OTHER), ids=True) == (0, [OTHER_TEXT])


def test_all_texts_of_a_paper_count() -> None:
    versions = papers((TITLE, ABSTRACT), (TITLE, ABSTRACT[:150]))
    assert len(versions) == 1
    assert doubts(versions, work(abstract=ABSTRACT[:150])) == (1, [])


def test_only_what_may_be_ours_is_worth_reading() -> None:
    of = papers((TITLE, ABSTRACT))
    matcher = Matcher(of, {"2509.01234": of[0].id})
    assert matcher.is_worth_reading(TITLE.replace("rules", "laws"), "1")
    assert matcher.is_worth_reading("Bread", "2509.01234")
    assert not matcher.is_worth_reading("Bread", "1")
    assert of[0].id in matcher
    assert "1" not in matcher
