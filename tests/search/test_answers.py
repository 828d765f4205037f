"""What a reader gets for what they type, in the program of the page and in the terminal."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.archive import Archive, Subject
from builder.search.searcher import Searcher
from builder.text.math.plain import as_plain
from builder.text.math.reading import read_formulas
from tests.examples import LONE, a_record, an_archive, some_records
from tests.search.conftest import HERE, Ask, Node, ask_of
from tests.strategies import HOSTILE, at_most

QUESTIONS = [
    json.loads(line)["query"] for line in (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]

OPERATORS = (
    '"state space" models', "diffusion -image", "title:diffusion", 'tag:"diffusion models"',
    "tag:diffusion year:2025", "year:2025", "-learning", "foo:bar l^2", "timelapse", "dataset", "data set",
    "what is this?", "topic:theory -loss", "pre-training", "time-zebra", "net works",
    '"no such phrase anywhere"', "title:zebra", "zebra", "-zebra", "year:1999", "year:2024-2025 bayesian",
    "-title:networks networks", '-"neural networks" networks', "of the", '""', "-", "C++ and C#",
    "state-of-the-art", "physics-informed neural-networks", "D^0 K_S^0", "O(n log n)", "N x N", "\\alpha x", "αx",
    r"$\mathcal{O}(n\log n)$", "title:n log n", "L2 norm", "l_2-norm",
)  # fmt: skip

STRANGE = (
    *HOSTILE, ":", "a:b", "title:x", "+a -b", "x~1", "y^2", "*", "a*", '"', "\\", "constructor", "toString",
    "__proto__", "hasOwnProperty", "\ud800", "x" * 10_000, "a " * 5_000, "-", " ", "\n", "🤖", "\u0000", "title:",
    "year:99999", "-year:2025", "tag:constructor", '"toString"', "-__proto__", "valueOf " * 70,
)  # fmt: skip


def shelf(*titles: str) -> Archive:
    return an_archive(*(a_record(title, "", line=2 * at + 1) for at, title in enumerate(titles)))


def titles(answer: dict[str, Any]) -> list[str]:
    return [paper["title"] for paper in answer["shown"]]


# -- Titles --------------------------------------------------------------------------------------


def test_every_title_finds_its_paper_first(node: Node, archive: Archive) -> None:
    asked = [entry.shown.plain_title for entry in archive.entries.values()]
    assert len(asked) == 281
    assert [titles(answer)[0] for answer in ask_of(node, asked)] == asked
    assert [
        titles(answer)[0] for answer in ask_of(node, [e.paper.title for e in archive.entries.values()])
    ] == asked


def test_a_title_finds_its_paper_first_however_it_is_typed(node: Node, archive: Archive) -> None:
    asked = [entry.shown.plain_title for entry in archive.entries.values()]
    for bent in (str.upper, str.lower, lambda title: f"  {title} . ", lambda title: title.replace("-", " ")):
        answers = ask_of(node, [bent(title) for title in asked])
        assert [titles(answer)[0] for answer in answers] == asked


def test_every_title_but_a_word_finds_its_paper_first_too(node: Node, archive: Archive) -> None:
    """Ranking without the help of the pin: the first word is left out."""
    asked = [e.shown.plain_title for e in archive.entries.values() if len(e.shown.plain_title.split()) > 4]
    answers = ask_of(node, [title.split(maxsplit=1)[1] for title in asked])
    first = sum(titles(answer)[:1] == [title] for title, answer in zip(asked, answers, strict=True))
    assert first / len(asked) > 0.97


def test_a_title_of_stop_words_only_is_found(search_in: Ask) -> None:
    [answer] = search_in(shelf("Lattice models", "What is this?"), "What is this?")
    assert titles(answer) == ["What is this?"]


def test_titles_that_differ_in_a_symbol_are_told_apart(search_in: Ask) -> None:
    answers = search_in(shelf("C", "C#", "C++", "?!"), "C++", "C#", "c", "?!")
    assert [titles(answer)[0] for answer in answers] == ["C++", "C#", "C", "?!"]


def test_a_title_that_looks_like_operators_is_found(search_in: Ask) -> None:
    asked = ['Year:2025 "deep" -learning', "Title: a note", "-log likelihood"]
    answers = search_in(shelf(*asked, "Lattice models", "Deep learning"), *asked)
    assert [titles(answer)[0] for answer in answers] == asked


# -- Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["survey", "array", "key", "delay", "decay", "display"])
def test_words_that_lunr_py_stems_otherwise_are_found(search_in: Ask, query: str) -> None:
    [answer] = search_in(shelf(f"A {query} of lattices", "Spin glasses"), query)
    assert titles(answer) == [f"A {query} of lattices"]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Schrödinger bridges", "schrodinger"),
        ("Schrodinger bridges", "Schrödinger"),
        ("Schrödinger bridges", r"Schr\"odinger"),
        ("Schrödinger bridges", r"Schr{\"o}dinger"),
        ("The Mézard method", "mezard"),
        ("Time-lapse imaging", "timelapse"),
        ("Timelapse imaging", "time-lapse"),
        ("Timelapse imaging", "time lapse"),
        ("Time lapse imaging", "timelapse"),
        ("Eye tracking", "eyetracking"),
        ("Generalization bounds", "generalizatio"),
        ("Generalization bounds", "genera"),
        (r"$\alpha$-divergence", "α-divergence"),
        ("α-divergence", "alpha divergence"),
        (r"Walks on $\mathbb{Z}^2$", "walks on Z"),
        ("深度学习", "深度"),
        ("Straße networks", "strasse"),
    ],
)
def test_spellings_and_beginnings_meet(search_in: Ask, title: str, query: str) -> None:
    [answer] = search_in(shelf("Spin glasses", title), query)
    assert titles(answer) == [as_plain(read_formulas(title))]


@pytest.mark.parametrize(
    "query", ["CO2", "CO₂", "CO<sub>2</sub>", "CO<sub>2</sub> capture by <i>E. coli</i>", '"co2 capture"']
)
def test_what_stands_in_tags_is_found_as_it_is_typed_shown_or_pasted(search_in: Ask, query: str) -> None:
    archive = shelf("Spin glasses", "CO<sub>2</sub> capture by <i>E. coli</i>", "Two coli")

    [answer] = search_in(archive, query)

    assert titles(answer)[0] == "CO₂ capture by E. coli"
    assert answer["total"] == 1
    assert [entry.shown.plain_title for entry in Searcher(archive).ask(query).papers] == titles(answer)


def test_what_some_write_apart_and_others_as_one_is_found_both_ways(search_in: Ask) -> None:
    papers = shelf("A dataset of cells", "A data set of stars", "A data-set of moons", "Setting data free")
    one, two = search_in(papers, "dataset ", "data set ")
    assert set(titles(one)) == {"A dataset of cells", "A data set of stars", "A data-set of moons"}
    assert set(titles(two)) >= set(titles(one))


def test_a_word_followed_by_a_blank_is_whole(search_in: Ask) -> None:
    papers = shelf("Latticework in gardens", "Lattice models")
    open_word, whole_word = search_in(papers, "lattice", "lattice ")
    assert set(titles(open_word)) == {"Latticework in gardens", "Lattice models"}
    assert titles(whole_word) == ["Lattice models"]


def test_papers_with_all_the_words_come_first_and_with_some_it_is_said(search_in: Ask) -> None:
    papers = shelf("Lattice models", "Lattice gauge theory", "Spin models")
    both, some, none = search_in(papers, "lattice models ", "lattice zebra ", "zebra ")
    assert titles(both)[0] == "Lattice models"
    assert (both["kind"], both["total"]) == ("all", 1)
    assert set(titles(some)) == {"Lattice models", "Lattice gauge theory"}
    assert (some["kind"], some["total"]) == ("some", 0)
    assert (titles(none), none["kind"]) == ([], "none")


def test_a_short_beginning_of_very_many_words_asks_for_a_letter(search_in: Ask) -> None:
    papers = shelf(*(f"Lattices {number} {chr(97 + number % 26)}{number:04}" for number in range(900)))
    one, two = search_in(papers, "m", "m0012")
    assert [need["isShort"] for need in one["needs"]] == [True]
    assert [need["isShort"] for need in two["needs"]] == [False]


@pytest.mark.parametrize(
    ("query", "ordered"),
    [
        ("graph", ["A graph", "Rings of a graph", "Graphs", "Graphene"]),
        ("transformers", ["Transformers", "A transformer", "Transforms", "Transformative days"]),
        ("phase tran", ["Transition of a phase", "Colour of a phase"]),
    ],
)
def test_whole_words_come_before_what_only_begins_so(search_in: Ask, query: str, ordered: list[str]) -> None:
    archive = shelf(*ordered[::-1], "Spin glasses")

    [answer] = search_in(archive, query)

    assert titles(answer)[: len(ordered)] == ordered


def test_a_tag_by_its_name_finds_what_its_page_lists(search_in: Ask) -> None:
    plain = shelf("Light bridges", "Bridges of stone", "Spin glasses", "Tuning pianos")
    paper = {entry.paper.title: entry.paper.id for entry in plain.entries.values()}
    bridging = frozenset({paper["Light bridges"], paper["Bridges of stone"]})
    archive = replace(
        plain, subjects=(Subject(("building", "BLD"), bridging, frozenset({paper["Spin glasses"]})),)
    )
    queries = ('tag:"Building"', 'tag:"building" light', '-tag:"building" -pianos', 'tag:"no name of a tag"')

    answers = search_in(archive, *queries)

    assert [titles(answer) for answer in answers] == [
        ["Light bridges", "Bridges of stone"], ["Light bridges"], ["Spin glasses"], [],
    ]  # fmt: skip
    terminal = Searcher(archive)
    assert [[entry.paper.title for entry in terminal.ask(query).papers] for query in queries] == [
        titles(answer) for answer in answers
    ]


def test_a_name_of_the_lexicon_finds_papers_that_use_other_words(search_in: Ask) -> None:
    plain = shelf("Light bridges", "Optimal transport", "Spin glasses", "Fine tuning of LLMs", "Tuning pianos")
    paper = {entry.shown.plain_title: entry.paper.id for entry in plain.entries.values()}
    archive = replace(
        plain,
        subjects=(
            Subject(("optimal transport", "OT"), frozenset({paper["Light bridges"]}), frozenset()),
            Subject(("large language models", "LLM"), frozenset(), frozenset({paper["Fine tuning of LLMs"]})),
        ),
    )
    queries = ("optimal transports ", "OT", "tuning large language models ")

    answers = search_in(archive, *queries)

    assert [titles(answer) for answer in answers] == [
        ["Optimal transport", "Light bridges"],
        ["Light bridges"],
        ["Fine tuning of LLMs", "Tuning pianos"],
    ]
    terminal = Searcher(archive)
    for query, answer in zip(queries, answers, strict=True):
        assert [entry.shown.plain_title for entry in terminal.ask(query).papers] == titles(answer)


# -- Operators -----------------------------------------------------------------------------------

DATED = an_archive(
    a_record("Lattice gauge theory", "On the state space of spins.", date(2025, 9, 9), line=1),
    a_record("Spin models", "The space of a state, and lattice sums.", date(2024, 10, 9), line=3),
    a_record("Images", "Space, state and gauge.", date(2023, 12, 1), line=5),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"state space"', {"Lattice gauge theory"}),
        ('"State-Space" ', {"Lattice gauge theory"}),
        ('abstract:"space of a state"', {"Spin models"}),
        ("state -lattice", {"Images"}),
        ('state -"lattice gauge"', {"Spin models", "Images"}),
        ("title:lattice", {"Lattice gauge theory"}),
        ("-title:lattice state", {"Spin models", "Images"}),
        ("topic:glasses lattice", {"Lattice gauge theory", "Spin models"}),
        ("year:2024", {"Spin models"}),
        ("state year:2023-2024", {"Spin models", "Images"}),
        ("-gauge", {"Spin models"}),
    ],
)
def test_operators_do_what_they_say(search_in: Ask, query: str, expected: set[str]) -> None:
    [answer] = search_in(DATED, query)
    assert set(titles(answer)[: answer["total"]]) == expected


@pytest.mark.parametrize(
    ("query", "parts", "others"),
    [
        (
            'abstract:"state space" images ',
            [('abstract:"state space"', 1), ("images ", 1)],
            ["images", 'abstract:"state space"'],
        ),
        ("title:spin space sums gauge ", [("title:spin", 1), ("space sums gauge", 0)], ["title:spin"]),
        ("lattice -lattice", [("lattice", 2), ("-lattice", 1)], ["-lattice", "lattice"]),
        ("year:1999 spin -models", [("year:1999", 0), ("spin", 3), ("-models", 2)], ["spin -models"]),
        ('"gauge images"', [], ["gauge images"]),
        ("title:zebra", [], []),
    ],
)
def test_operators_that_find_nothing_are_no_words_and_it_is_said_what_would_find_some(
    search_in: Ask, query: str, parts: list[tuple[str, int]], others: list[str]
) -> None:
    [answer] = search_in(DATED, query)

    assert (answer["kind"], titles(answer)) == ("none", [])
    assert [(part["text"], part["total"]) for part in answer["ways"]["parts"]] == [
        (text.strip(), total) for text, total in parts
    ]
    assert answer["ways"]["others"] == others
    assert [*Searcher(DATED).ask(query).parts] == [(text.strip(), total) for text, total in parts]


def test_papers_with_a_link_of_a_kind_are_asked_for(search_in: Ask) -> None:
    archive = an_archive(
        a_record("Lattice code", "Our code is at https://github.com/a/b and it melts.", line=1),
        a_record("Lattice sums", "A demo: https://huggingface.co/spaces/a/b for glasses.", line=3),
        a_record("Lattice gauge", "Nothing to see, code or other.", line=5),
    )
    queries = ("has:code ", "lattice HAS:demo ", "lattice has:data ", "has:nothing ")

    answers = search_in(archive, *queries)

    assert [titles(answer) for answer in answers] == [["Lattice code"], ["Lattice sums"], [], ["Lattice gauge"]]
    for query, answer in zip(queries, answers, strict=True):
        assert [entry.shown.plain_title for entry in Searcher(archive).ask(query).papers] == titles(answer)


def test_a_title_is_not_pinned_against_what_is_to_be_left_out(search_in: Ask) -> None:
    [answer] = search_in(shelf("Lattice models", "Lattice gauge"), "lattice -models ")
    assert titles(answer) == ["Lattice gauge"]


def test_an_archive_of_nothing_answers_nothing(search_in: Ask) -> None:
    assert [answer["kind"] for answer in search_in(an_archive(), "a", "lattice", "?!")] == [
        "common",
        "none",
        "blank",
    ]


def test_newest_first_and_filters(search_in: Ask) -> None:
    [answer] = search_in(DATED, "state", sort="date")
    assert titles(answer) == ["Lattice gauge theory", "Spin models", "Images"]
    [answer] = search_in(DATED, "state", filters=[[[0, 1]], [[1, 2]]])
    assert titles(answer) == ["Spin models"]


# -- Help ----------------------------------------------------------------------------------------


def test_a_misspelt_word_gets_the_likeliest_other(search_in: Ask) -> None:
    papers = shelf("Diffusion models", "Diffusion bridges", "Division of labour", "Generalization bounds")
    one, other = search_in(papers, "difusion bridges", "genralizatoin")
    assert one["suggestions"] == [{"word": "difusion", "isShort": False, "instead": ["diffusion"]}]
    assert other["suggestions"][0]["instead"] == ["generalization"]


def test_matches_are_marked_word_by_word_and_the_passage_lies_around_them(search_in: Ask) -> None:
    far = "We say a lot about other things first, at some length. " * 8
    papers = an_archive(
        a_record("Schrödinger bridges on a Bridge", f"{far}Then comes a time-lapse of bridges. {far}")
    )
    bridges, lapse = search_in(papers, "schrodinger bridge ", "timelapse ")
    assert bridges["shown"][0]["marked"] == ["Schrödinger", "bridges", "Bridge"]
    assert "a [time-lapse] of bridges" in lapse["shown"][0]["snippet"]
    assert lapse["shown"][0]["snippet"].startswith("… ")


# -- Whatever is typed ---------------------------------------------------------------------------


@pytest.mark.parametrize("query", STRANGE)
def test_no_query_throws(node: Node, query: str) -> None:
    [answer] = ask_of(node, [query])
    assert answer["kind"] in {"blank", "all", "some", "none", "common"}


@given(st.lists(st.text(max_size=60) | st.sampled_from(STRANGE), min_size=20, max_size=20))
@at_most(25)
def test_no_text_throws(node: Node, queries: list[str]) -> None:
    assert len(ask_of(node, queries)) == 20


def test_the_terminal_answers_as_the_page_does(node: Node, archive: Archive) -> None:
    terminal = Searcher(archive)
    papers = [*archive.entries.values()][::-1]
    asked = [f"{text} " for text in (*QUESTIONS, *OPERATORS, *pieces_of_titles(archive))]
    answers = ask_of(node, asked, enough=1_000)
    for text, theirs in zip(asked, answers, strict=True):
        ours = terminal.ask(text)
        assert [entry.slug for entry in ours.papers] == [papers[at].slug for at in theirs["papers"]], text
        assert ours.total == theirs["total"], text


def pieces_of_titles(archive: Archive) -> Sequence[str]:
    chance = random.Random(5)
    found = [entry.shown.plain_title.split() for entry in archive.entries.values()]
    return [" ".join(chance.sample(words, min(3, len(words)))) for words in found]


def test_adding_a_paper_without_the_words_changes_no_answer(search_in: Ask) -> None:
    before = an_archive(*some_records("Lattice models", "Lattice gauge theory"))
    after = an_archive(*some_records("Lattice models", "Lattice gauge theory", "Zebras", abstract="Stripes."))
    assert titles(search_in(before, "gauge")[0]) == titles(search_in(after, "gauge")[0])


def test_a_tag_without_a_page_is_found_by_the_search_to_which_it_leads(search_in: Ask) -> None:
    archive = an_archive(*some_records("One", "Two", "Three", "Four"), tags=LONE)

    [answer] = search_in(archive, '"snowy owls"')

    assert [paper["title"] for paper in answer["shown"]] == ["Three"]
    assert [entry.shown.plain_title for entry in Searcher(archive).ask('"snowy owls"').papers] == ["Three"]
