"""What Python writes and what JavaScript reads agree: words, stems, index, and the answers in the browser."""

from __future__ import annotations

import json
import lzma
import random
import re
from typing import Any

import pytest

from builder.config import PROJECT
from builder.model import Entry
from builder.search import FIELDS, STOP_WORDS, analysed, build_index, words
from builder.stemmer import stem
from builder.text import fold
from tests.search.conftest import Ask, Node, an_entry
from tests.strategies import HOSTILE

PAPERS = PROJECT.parent / "shared" / "data" / "papers-100k.jsonl.xz"

TRICKY_WORDS = (
    "survey array key delay decay play display ray may say by my fly dry yes yyy yyyy y sky query queries "
    "caresses ponies ties caress cats ss gas this agreed feed need bled bed plastered motoring sing "
    "conflated troubled sized hopping tanned falling hissing fizzed failing filing happy relational "
    "conditional valenci hesitanci digitizer conformabli radicalli differentli vileli analogousli "
    "vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti "
    "sensitiviti sensibiliti triplicate formative formalize electriciti electrical hopeful goodness "
    "revival allowance inference airliner gyroscopic adjustable defensible irritant replacement "
    "adjustment dependent adoption homologou communism activate angulariti homologous effective "
    "bowdlerize probate rate cease controll roll topology logi ion sion tion a an e ee eed ing ed 3d x2 "
    "résumé "
).split()

TEXTS = (
    *HOSTILE,
    "Straße ẞ STRASSE", "ΟΔΥΣΣΕΥΣ Οδυσσεύς", "İstanbul ISTANBUL ıstanbul", "ﬁnite ﬄ ĳ", "Łódź Ørsted Đà Nẵng",
    "time-lapse time‐lapse time–lapse time−lapse", "e\u0301 é",
    "हिन्दी भाषा", "العربية",
    "한국어", "日本語のテスト",
    "x²+y₁ ½ ⅷ Ⅷ", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "ꭰ Ꭰ ᏸ Ᏸ",
)  # fmt: skip


# -- Words and stems -----------------------------------------------------------------------------


def test_stems_are_those_of_lunr_js(node: Node, entries: list[Entry]) -> None:
    of_seeds = {word for entry in entries for word in words(f"{entry.paper.title} {entry.paper.abstract}")}
    asked = sorted({*TRICKY_WORDS, *of_seeds})
    assert len(asked) > 5_000
    assert [stem(word) for word in asked] == node("stem", words=asked)


def test_stems_are_those_of_lunr_js_on_every_word_of_100_000_papers(node: Node) -> None:
    if not PAPERS.exists():
        pytest.skip("shared/data/papers-100k.jsonl.xz is not beside the project")
    found: set[str] = set()
    with lzma.open(PAPERS, "rt", encoding="utf-8") as lines:
        for line in lines:
            paper = json.loads(line)
            found.update(re.findall(r"[a-z]+", f"{paper['title']} {paper['abstract']}".lower()))
    asked = sorted(found)
    assert len(asked) > 100_000
    theirs = node("stem", words=asked)
    assert [pair for pair in zip(asked, map(stem, asked), theirs, strict=True) if pair[1] != pair[2]] == []


def test_stop_words_are_those_of_lunr_js(node: Node, entries: list[Entry]) -> None:
    asked = sorted({*STOP_WORDS, *words(" ".join(entry.paper.abstract for entry in entries)), "", "constructor"})
    assert set(node("stop", words=asked)) == set(STOP_WORDS) - {""}


def test_a_query_is_folded_and_cut_as_the_papers_are(node: Node, entries: list[Entry]) -> None:
    texts = [*TEXTS, *(entry.paper.title for entry in entries), *(entry.paper.abstract for entry in entries)]
    assert node("fold", texts=texts) == [[fold(text), words(text)] for text in texts]


def test_letters_of_every_script_fold_alike(node: Node) -> None:
    letters = [chr(code) for code in range(0x20, 0x2FFFF) if chr(code).isprintable() or chr(code).isspace()]
    alike = node("fold", texts=letters)
    different = [c for c, (folded, _) in zip(letters, alike, strict=True) if folded != fold(c)]
    # Unicode never changes how an assigned letter folds, and Python 3.11 knows fewer letters than Node does.
    assert different == []


# -- The index -----------------------------------------------------------------------------------


def index_of_lunr_js(node: Node, entries: list[Entry]) -> dict[str, Any]:
    return dict(node("build", documents=list(analysed(entries)), boosts=FIELDS))


def test_terms_and_postings_are_those_of_lunr_js(node: Node, entries: list[Entry]) -> None:
    ours, theirs = build_index(entries)["invertedIndex"], index_of_lunr_js(node, entries)["invertedIndex"]
    assert ours == theirs
    assert {"survey", "array", "delai"} & {term for term, _ in ours} == {"survey", "array"}


def test_random_queries_give_the_papers_order_and_scores_of_lunr_js(
    node: Node, entries: list[Entry], script: str
) -> None:
    chance = random.Random(20250909)
    terms = [posting[0] for posting in build_index(entries)["invertedIndex"]]
    queries = [
        [(_bent(term, chance), _options(chance)) for term in chance.sample(terms, chance.randint(1, 4))]
        for _ in range(300)
    ]
    answers = node("compare", script=script, documents=list(analysed(entries)), boosts=FIELDS, queries=queries)
    assert sum(bool(ours) for ours, _ in answers) > 200
    for ours, theirs in answers:
        assert ours == theirs


def _bent(term: str, chance: random.Random) -> str:
    return f"{term[:4]}*" if chance.random() < 0.2 and len(term) > 4 else term


def _options(chance: random.Random) -> dict[str, object]:
    return {
        "usePipeline": False,
        "boost": chance.choice([1, 2, 5]),
        "presence": chance.choice([1, 1, 1, 2]),  # lunr.Query.presence: optional, required
        "fields": chance.choice([list(FIELDS), ["title"], ["abstract"]]),
    }


# -- The answers ---------------------------------------------------------------------------------


def test_every_title_finds_its_paper_first(node: Node, entries: list[Entry], script: str) -> None:
    titles = [entry.paper.title for entry in entries]
    answers = node("ask", script=script, queries=titles)
    assert len(titles) == 281
    assert [answer["titles"][0] for answer in answers] == titles


def test_every_title_but_a_word_finds_its_paper_first_too(node: Node, entries: list[Entry], script: str) -> None:
    """Ranking without the help of the pin: the first word is left out."""
    titles = [entry.paper.title for entry in entries if len(entry.paper.title.split()) > 4]
    answers = node("ask", script=script, queries=[title.split(maxsplit=1)[1] for title in titles])
    first = sum(answer["titles"][:1] == [title] for title, answer in zip(titles, answers, strict=True))
    assert first / len(titles) > 0.97


@pytest.mark.parametrize("query", ["survey", "array", "key", "delay", "decay", "display"])
def test_words_that_lunr_py_stems_otherwise_are_found(search_in: Ask, query: str) -> None:
    papers = [an_entry(f"A {query} of lattices"), an_entry("Spin glasses")]
    [answer] = search_in(papers, query)
    assert answer["titles"] == [f"A {query} of lattices"]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Schrödinger bridges", "schrodinger"),
        ("Schrodinger bridges", "Schrödinger"),
        ("Time-lapse imaging", "timelapse"),
        ("Timelapse imaging", "time-lapse"),
        ("Time lapse imaging", "timelapse"),
        ("Timelapse imaging", "time lapse"),
        ("Generalization bounds", "generalizatio"),
        ("Generalization bounds", "genera"),
        ("深度学习", "深度"),
        ("Straße networks", "strasse"),
    ],
)
def test_spellings_and_beginnings_meet(search_in: Ask, title: str, query: str) -> None:
    [answer] = search_in([an_entry("Spin glasses"), an_entry(title)], query)
    assert answer["titles"] == [title]


def test_a_word_followed_by_a_blank_is_whole(search_in: Ask) -> None:
    papers = [an_entry("Latticework in gardens"), an_entry("Lattice models")]
    open_word, whole_word = search_in(papers, "lattice", "lattice ")
    assert set(open_word["titles"]) == {"Latticework in gardens", "Lattice models"}
    assert whole_word["titles"] == ["Lattice models"]


def test_papers_with_all_the_words_come_alone_and_with_some_it_is_said(search_in: Ask) -> None:
    papers = [an_entry("Lattice models"), an_entry("Lattice gauge theory"), an_entry("Spin models")]
    both, some, none = search_in(papers, "lattice models ", "lattice zebra ", "zebra ")
    assert both["titles"] == ["Lattice models"]
    assert set(some["titles"]) == {"Lattice models", "Lattice gauge theory"}
    assert some["said"] == "No paper has all these words; 2 papers with some of them"
    assert (none["titles"], none["said"]) == ([], "No paper has these words")


def test_a_title_of_stop_words_only_is_pinned(search_in: Ask) -> None:
    [answer] = search_in([an_entry("Lattice models"), an_entry("What is this?")], "What is this?")
    assert answer["titles"] == ["What is this?"]


def test_titles_that_differ_in_a_symbol_are_told_apart(search_in: Ask) -> None:
    papers = [an_entry("C"), an_entry("C#"), an_entry("C++"), an_entry("?!"), an_entry("!?")]
    answers = search_in(papers, "C++", "C#", "c", "!?")
    assert [answer["titles"][0] for answer in answers] == ["C++", "C#", "C", "!?"]


@pytest.mark.parametrize(
    "query",
    [*HOSTILE, ":", "a:b", "title:x", "+a -b", "x~1", "y^2", "*", "a*", '"', "\\", "constructor", "toString",
     "__proto__", "hasOwnProperty", "\ud800", "x" * 10_000, "a " * 5_000, "-", " ", "\n", "🤖", "\u0000"],
)  # fmt: skip
def test_no_query_throws(search_in: Ask, query: str) -> None:
    papers = [an_entry("Lattice models"), an_entry("__proto__ and constructor", "toString"), an_entry("x y a b")]
    [answer] = search_in(papers, query)
    assert answer["kind"] in {"blank", "all", "some", "none", "common"}


def test_matches_are_marked_word_by_word(search_in: Ask) -> None:
    [answer] = search_in([an_entry("Schrödinger bridges on a Bridge")], "schrodinger bridge ")
    assert answer["marked"] == [["Schrödinger", "bridges", "Bridge"]]
