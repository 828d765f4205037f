from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from builder.lookup import arxiv
from builder.lookup.questions import Question, Wanted
from builder.model.papers import PaperId

FEED = b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">%b</feed>\n'


def some(count: int, arxiv: str = "") -> list[Wanted]:
    return [
        Wanted(PaperId(f"{number:032}"), f"Lattice models of kind {number}", arxiv=arxiv and f"{arxiv}{number:02}")
        for number in range(count)
    ]


def query_of(question: Question) -> dict[str, list[str]]:
    assert urlsplit(question.target).path == "/api/query"
    return parse_qs(urlsplit(question.target).query)


def test_titles_are_asked_for_ten_at_a_time() -> None:
    questions = arxiv.questions(some(281))
    assert len(questions) == 29
    asked = query_of(questions[-1])
    assert asked == {
        "search_query": ['ti:"Lattice models of kind 280"'],
        "start": ["0"],
        "max_results": ["100"],
    }
    assert query_of(questions[0])["search_query"][0].count(" OR ") == 9


def test_numbers_are_asked_for_by_a_hundred() -> None:
    first, second = arxiv.questions(some(99, "2509.010") + some(2, "2509.020"))
    assert len(first.papers) == 100
    assert query_of(second) == {"id_list": ["2509.02001"], "max_results": ["100"]}


def test_a_title_without_a_word_is_not_asked_for() -> None:
    assert arxiv.questions([Wanted(PaperId("1" * 32), "!?")]) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("State-of-the-Art: a survey", "State of the Art a survey"),
        ("Schrödinger's cat", "Schrödinger's cat"),
        ("On $L^2$-bounded integrals of the first kind", "integrals of the first kind"),
        ("Order from Small Rules: SMALL Agents & $k$ Neighbours", "Order from Small Rules SMALL Agents"),
        ("$SU(2)$", "SU 2"),
        ('A "quoted" (bracketed) OR title', "A quoted bracketed OR title"),
        ("学习 的 方法", "学习 的 方法"),
        ("The α-effect in dynamos of stars", "in dynamos of stars"),
        ("'' ''", ""),
    ],
)
def test_a_title_is_asked_for_by_its_words(title: str, words: str) -> None:
    assert arxiv.phrase(title) == words


def test_a_full_answer_is_asked_for_again_title_by_title() -> None:
    wanted = some(3)
    [question] = arxiv.questions(wanted)
    names = {one.paper: one for one in wanted}
    further = arxiv.further(question, 100, names)
    assert [one.papers for one in further] == [(one.paper,) for one in wanted]
    assert arxiv.further(question, 99, names) == arxiv.further(further[0], 100, names) == []
    [by_number] = arxiv.questions(some(100, "2509.010"))
    assert arxiv.further(by_number, 100, names) == []


def test_a_feed_is_an_answer() -> None:
    assert arxiv.fault(FEED % b"") == ""
    assert arxiv.fault(FEED % b"<opensearch:totalResults>0</opensearch:totalResults>") == ""
    assert arxiv.fault(FEED % b"<opensearch:totalResults>1</opensearch:totalResults><entry/>") == ""


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"<html></html>", "answered what is no Atom feed"),
        (b"", "answered what is no Atom feed"),
        ((FEED % b"<entry/>")[:-10], "answered what is no Atom feed"),
        (
            FEED % b"<entry><id>https://arxiv.org/api/errors#x</id></entry>",
            "answered an error of its own",
        ),
        (
            FEED % b'<opensearch:totalResults xmlns:o="x">12</opensearch:totalResults>',
            "answered an empty page, though it has works",
        ),
    ],
)
def test_what_says_nothing_of_papers_is_no_answer(body: bytes, fault: str) -> None:
    assert arxiv.fault(body) == fault
