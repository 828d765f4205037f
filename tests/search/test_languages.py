"""What is found in scripts that set no blanks, among mixed ones, and of words with signs and digits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.model.archive import Archive
from builder.search.searcher import Searcher
from tests.examples import a_record, an_archive, some_records
from tests.search.conftest import Ask, Node, ask_of, write_site
from tests.search.languages import ANSWERS, TITLES
from tests.search.test_twins import build_both


@pytest.fixture(scope="module")
def shelf() -> Archive:
    return an_archive(*some_records(*TITLES, abstract=""))


@pytest.fixture(scope="module")
def asked(shelf: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    node = Node(write_site(shelf, tmp_path_factory.mktemp("languages")))
    yield node
    node.close()


@pytest.mark.parametrize("query", ANSWERS)
def test_papers_are_found_in_every_script_and_with_signs_and_digits(
    asked: Node, shelf: Archive, query: str
) -> None:
    typed, ended = ask_of(asked, [query, f"{query} "])
    terminal = Searcher(shelf).ask(query)

    assert {one["title"] for one in ended["shown"][: ended["total"]]} == {*ANSWERS[query]}
    assert {one["title"] for one in typed["shown"][: typed["total"]]} >= {*ANSWERS[query]}
    found = [entry.shown.plain_title for entry in terminal.papers]
    assert found[:10] == [one["title"] for one in ended["shown"]]
    assert terminal.total == ended["total"]


def test_the_whole_index_is_that_of_lunr_js(
    asked: Node, shelf: Archive, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ours, theirs = build_both(asked, shelf, tmp_path_factory.mktemp("whole"))
    assert ours == theirs


def test_pairs_that_stand_apart_are_close_but_no_answer(search_in: Ask) -> None:
    papers = an_archive(*some_records("神经元与网络", "神经科学", "天气预报", abstract=""))

    [answer] = search_in(papers, "神经网络 ")

    assert answer["kind"] == "some"
    assert [one["title"] for one in answer["shown"]] == ["神经元与网络", "神经科学"]
    assert [entry.shown.plain_title for entry in Searcher(papers).ask("神经网络").papers] == [
        "神经元与网络",
        "神经科学",
    ]


def test_pairs_that_stand_apart_in_the_field_that_is_asked_for_are_not_even_close(search_in: Ask) -> None:
    papers = an_archive(*some_records("神经与经网与网络", "神经科学", abstract=""))

    [answer] = search_in(papers, "title:神经网络 ")

    assert (answer["kind"], answer["shown"]) == ("none", [])
    assert answer["ways"]["others"] == ["神经网络"]
    assert Searcher(papers).ask("title:神经网络").papers == ()


def test_two_runs_side_by_side_are_not_one(search_in: Ask) -> None:
    [answer] = search_in(an_archive(a_record("神经，经网络", "")), "神经网络 ")
    assert answer["total"] == 0


def test_no_spelling_is_proposed_for_a_pair(search_in: Ask) -> None:
    [answer] = search_in(an_archive(a_record("神经网络", "")), "量子 ")
    assert answer["suggestions"] == []


@pytest.mark.parametrize(
    ("title", "query", "marked"),
    [
        ("基于深度神经网络的方法", "神经网络", ["神经网络"]),
        ("基于深度神经网络的方法", "网", ["网"]),
        ("使用BERT模型", "bert", ["BERT"]),
        ("使用BERT模型", "模型", ["模型"]),
        ("ﾓﾃﾞﾙの圧縮", "モデル", ["ﾓﾃﾞﾙ"]),
        ("การเรียนรู้เชิงลึก", "เชิงลึก", ["เชิงลึก"]),
        ("A compiler for C++ in C", "c++", ["C++"]),
        ("GPT-4 and gpt4", "gpt4", ["GPT-4", "gpt4"]),
    ],
)
def test_what_was_asked_for_is_marked_and_no_more(
    search_in: Ask, title: str, query: str, marked: list[str]
) -> None:
    [answer] = search_in(an_archive(a_record(title, "")), query)
    assert answer["shown"][0]["marked"] == marked


def test_a_passage_lies_around_what_was_asked_for_where_no_blank_is_near(search_in: Ask) -> None:
    [answer] = search_in(
        an_archive(a_record("综述", "天气预报很难。" * 60 + "神经网络" + "也很难。" * 60)), "神经网络"
    )
    snippet = answer["shown"][0]["snippet"]
    assert "[神经网络]" in snippet
    assert snippet.startswith("… ")
