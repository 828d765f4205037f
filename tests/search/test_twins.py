"""What Python writes and what JavaScript reads agree: words, stems, hashes, the whole index."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.model.archive import Archive
from builder.pages.context import PageContext
from builder.pages.parts import tag_links
from builder.search.analysis import (
    LONGEST_WORD,
    STOP_WORDS,
    first_term,
    parts,
    title_hash,
    tokens,
    words,
    words_of,
)
from builder.search.documents import documents
from builder.search.formula_keys import formula_spans, key_of
from builder.search.index import build_index
from builder.search.query import parse
from builder.search.stemmer import stem
from builder.search.streams import FIELDS, Texts, with_keys
from builder.text.characters import category
from builder.text.cleaning import clean
from builder.text.folding import fold
from builder.text.markup import resolve_markup
from builder.text.math.spoken import speak
from tests.examples import LONE, an_archive, some_records
from tests.search.conftest import Node, write_site
from tests.search.lunr_json import as_lunr_json
from tests.search.shelf import PAPERS, read_papers, shelf_of
from tests.strategies import HOSTILE

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
    "résumé c++ f# .net pointnet++ models++ "
).split()

TEXTS = (
    *HOSTILE,
    "Straße ẞ STRASSE", "ΟΔΥΣΣΕΥΣ Οδυσσεύς", "İstanbul ISTANBUL ıstanbul", "ﬁnite ﬄ ĳ", "Łódź Ørsted Đà Nẵng",
    "time-lapse time‐lapse time–lapse time−lapse", "e\u0301 é", "α-divergence π₀ μm Ω",
    "हिन्दी भाषा", "العربية", "한국어", "日本語のテスト", "a_b __init__ c--d -e- f-",
    "x²+y₁ ½ ⅷ Ⅷ", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "ꭰ Ꭰ ᏸ Ᏸ",
    "使用BERT模型 𠀀𠀁𠀂 深い学習モデル ﾓﾃﾞﾙ 々ー 신경망을 การเรียนรู้ ภาษา๑๒ ຮຽນຮູ້ រៀនម៉ាស៊ីន သင်ယူမှု ㄅㄆ 网-络 4模型",
    "C++ c# F#: ASP.NET .net. x.nets a+++ a#b a##  C++17 C#8 C++编程 é++ éa++ ++ # .",
    "GPT-4-turbo a-1b-2 13-TeV 网-4-a α-2-β",
    "x-.net c++-c# a-b++ ab++-c1-d",
    r"$\mathcal{O}(n)$ \mathbb R $\alpha$-stable \textbf{bold} \operatorname{tr}",
)  # fmt: skip

LATEX = (
    r"Schr\"odinger M\'ezard Erd\H{o}s Schr{\"o}dinger",
    r"{\'e} \`{a} \^\i \c{c}a \o re \L{}\'od\'z stra\ss e", r"50\% of R\&D \#1",
    r"\underline{Deep} {\em learning} of \mbox{cats}", r"\ae ther \aa ngstrom", "plain",
    r"$\mbox{x}$ and $\aa$ or \mbox{y} for $5", r"\u{q} \c{x} stay", r"G{ö}del {A}b {²}c \%", r"C:\\%x \\o",
)  # fmt: skip

FORMULAS = (
    r"$B^- \rightarrow D^- D^0 K_\mathrm{S}^0$", r"\mathcal{O}(n\log n)", r"\alpha x \le \varepsilon\,\ell_2",
    r"\frac{a}{b} \ourmethod \argmax_x N\times N", "D^0 K_S^0", "N × N and 3×3",
)  # fmt: skip

MARKUP = (
    *TEXTS, *LATEX, "CO<sub>2</sub> <SUP>13</SUP>C <i>E. coli</i>", "T<sub>c</sub> x<sup>a/b</sup> <sub>β🤖</sub>",
    "<i>a <b>c</i> d</b> <i>", "in $0<i>x</i>$ and <b>$5</b>", "<i>" * 20 + "x" + "</i>" * 20,
    "<sub></sub> </sup>", "CO<sub> 2 </sub>, $&<sup>$&</sup>", "<\u017fub>2</\u017fub>",
)  # fmt: skip


# -- Words and stems -----------------------------------------------------------------------------


def words_of_archive(archive: Archive) -> set[str]:
    return {
        word for entry in archive.entries.values() for word in words(f"{entry.paper.title} {entry.paper.abstract}")
    }


def test_stems_are_those_of_lunr_js(node: Node, archive: Archive) -> None:
    asked = sorted({*TRICKY_WORDS, *words_of_archive(archive)})
    assert len(asked) > 5_000
    assert [stem(word) for word in asked] == node("stem", words=asked)


def test_stems_are_those_of_lunr_js_on_every_word_of_100_000_papers(node: Node) -> None:
    if not PAPERS.exists():
        pytest.skip("shared/data/papers-100k.jsonl.xz is not beside the project")
    found: set[str] = set()
    for paper in read_papers(100_000):
        found.update(re.findall(r"[a-z]+", f"{paper['title']} {paper['abstract']}".lower()))
    asked = sorted(found)
    assert len(asked) > 100_000
    theirs = node("stem", words=asked)
    assert [pair for pair in zip(asked, map(stem, asked), theirs, strict=True) if pair[1] != pair[2]] == []


def test_stop_words_are_those_of_lunr_js(node: Node, archive: Archive) -> None:
    asked = sorted({*STOP_WORDS, *words_of_archive(archive), "", "constructor"})
    assert set(node("stop", words=asked)) == STOP_WORDS


def test_a_query_is_folded_and_cut_as_the_papers_are(node: Node, archive: Archive) -> None:
    papers = [entry.paper for entry in archive.entries.values()]
    found = [*TEXTS, *(paper.title for paper in papers), *(paper.abstract for paper in papers)]
    assert node("fold", texts=found) == [[fold(text), words(text)] for text in found]


def test_latex_in_a_query_meets_the_letters_of_the_papers(node: Node) -> None:
    assert [cut for _, cut in node("fold", texts=LATEX)] == [words(clean(text)) for text in LATEX]


def test_tags_in_a_query_are_resolved_as_those_of_the_papers(node: Node) -> None:
    assert node("markup", texts=MARKUP) == [resolve_markup(text) for text in MARKUP]


def test_tex_in_a_query_is_read_alike(node: Node) -> None:
    asked = [*TEXTS, *LATEX, *FORMULAS]

    assert node("speak", texts=asked) == [speak(text) for text in asked]


def test_words_of_a_query_are_joined_to_formulas_alike(node: Node) -> None:
    asked = [
        *TEXTS,
        *(speak(text) for text in FORMULAS),
        "α x",
        "αx and Πβ",
        "a b c d e f g h i j",
        "神 x 2 abc",
    ]
    cut = [[part for token in tokens(text) for part in parts(token)] for text in asked]

    keys = [[key_of(words[first:behind]) for first, behind in formula_spans(words)] for words in cut]

    assert any(keys)
    assert node("keys", texts=asked) == keys


def test_letters_of_every_script_fold_alike(node: Node) -> None:
    ours = [chr(code) for code in range(0x20, 0x2FFFF) if category(chr(code)) not in {"Cn", "Cs"}]
    known = [letter for letter, is_known in zip(ours, node("known", letters=ours), strict=True) if is_known]
    # Unicode never changes how an assigned letter folds; an older or newer Node knows fewer or more of them.
    assert len(known) > 140_000
    alike = node("fold", texts=known)
    assert [c for c, both in zip(known, alike, strict=True) if both != [fold(c), words(c)]] == []


def test_titles_are_recognised_by_the_same_term_and_hash(node: Node, archive: Archive) -> None:
    titles = [clean(text) for text in TEXTS] + [entry.paper.title for entry in archive.entries.values()]
    assert node("title", titles=titles) == [[first_term(title), title_hash(title)] for title in titles]


@pytest.mark.parametrize(
    "text",
    [
        "spin glass", '"spin glass" -ising year:2025', 'title:"x y" tag:a Topic:B -title:c -"d e"',
        "year:2019-2021 x", "year:soon -", "C - a note", "Note: on x", "- a", "--x", "-+x", "title: x", "foo:bar",
        '"', '""', '"open', "a\tb",
        "-year:2025", "title:-x",
        "<i>E. coli</i> CO<sub>2</sub>", '"<i>E. coli</i>"',
        "神经网络 使用BERT的模型", '"深い学習" -模型 title:网络', "-C++ -.net -c# .NET x", "网 深い1い い",
        "𠀀𠀁𠀂",
        "“spin glass” «x»", "x\ufeff-lattice", "t\u0131tle:x", "a\u0085-b", "tag\u017f:x",
        "has:code Has:DEMO has:nothing -has:code has:2024 x",
        'a b "c d" e -f g h year:2024 "" i', "x" * 300, *HOSTILE,
    ],
)  # fmt: skip
def test_both_read_the_same_in_a_query(node: Node, text: str) -> None:
    [theirs] = node("parse", texts=[text])
    ours = parse(text)
    assert [(word["word"], word["field"], word["isHyphened"]) for word in theirs["needs"]] == ours.words
    assert [(tuple(group["words"]), group["field"]) for group in theirs["phrases"]] == ours.phrases
    assert [(tuple(group["words"]), group["field"]) for group in theirs["without"]] == ours.without
    assert [(tuple(group["words"]), group["field"]) for group in theirs["together"]] == ours.together
    assert [(span["from"], span["to"]) for span in theirs["years"]] == ours.years
    assert theirs["isPlain"] == ours.is_plain
    assert (theirs["kinds"], theirs["pieces"]) == (ours.kinds, ours.pieces)


# -- The index -----------------------------------------------------------------------------------


def spelled_out(papers: Sequence[Texts]) -> list[dict[str, list[str]]]:
    """The words of each field of each paper, one after the other: what the index counts, found in another way."""
    found = {token for paper in papers for texts in paper.values() for text in texts for token in tokens(text)}
    simple = {token for token in found if words_of(token) == [token]} - STOP_WORDS
    known = {word for token in found for word in words_of(token) if 2 < len(word) <= LONGEST_WORD}

    def spell(text: str) -> list[str]:
        before, spelled = "", list[str]()
        for token in tokens(text):
            spelled += words_of(token)
            joined = before + token
            if {before, token} <= simple and joined in known and is_joined(joined):
                spelled.append(joined)
            before = token
        return spelled

    return [{name: [word for text in paper[name] for word in spell(text)] for name in FIELDS} for paper in papers]


def is_joined(word: str) -> bool:
    """Whether a word may be written apart: no number, nothing with signs, no pair of a script without blanks."""
    return not word.isdecimal() and words_of(word) == [word]


def build_both(node: Node, archive: Archive, folder: Path) -> tuple[str, str]:
    """The whole index as ours and as lunr.js's own builder writes it."""
    papers = [with_keys(entry) for entry in [*archive.entries.values()][::-1]]
    asked = folder / "words.json"
    asked.write_text(json.dumps(spelled_out(papers)), encoding="utf-8")
    node("build", file=str(asked), boosts=FIELDS)
    return as_lunr_json(build_index(papers)), Path(f"{asked}.index").read_text(encoding="utf-8")


def test_the_whole_index_is_that_of_lunr_js_byte_for_byte(node: Node, archive: Archive, tmp_path: Path) -> None:
    ours, theirs = build_both(node, archive, tmp_path)
    assert ours == theirs
    terms = {term for term, _ in json.loads(ours)["invertedIndex"]}
    assert {"survey", "array", "delai"} & terms == {"survey", "array"}


def test_random_queries_give_the_papers_order_and_scores_of_lunr_js(tmp_path: Path) -> None:
    if not PAPERS.exists():
        pytest.skip("shared/data/papers-100k.jsonl.xz is not beside the project")
    archive = shelf_of(read_papers(2_000))
    node = Node(write_site(archive, tmp_path))
    ours, theirs = build_both(node, archive, tmp_path)
    assert ours == theirs
    queries = some_queries([term for term, _ in json.loads(ours)["invertedIndex"]], 300)
    answer = node("compare", queries=queries, most=2_000)
    node.close()
    assert answer["different"] == []
    assert answer["found"] > 10_000


def some_queries(terms: Sequence[str], number: int, seed: int = 20250909, shortest: int = 1) -> list[list[object]]:
    """Clauses of every kind: [[term, options], …]. `shortest` letters has what is fuzzy or has a wildcard."""
    chance = random.Random(seed)
    long = [term for term in terms if len(term) >= shortest]
    return [[a_clause(chance, terms, long) for _ in range(chance.randint(1, 3))] for _ in range(number)]


def a_clause(chance: random.Random, terms: Sequence[str], long: Sequence[str]) -> list[object]:
    kind = chance.choice(
        ["plain", "plain", "plain", "trailing", "leading", "middle", "fuzzy", "fuzzier", "unknown"]
    )
    term = chance.choice(long if kind not in ("plain", "unknown") else terms)
    half = max(1, len(term) - len(term) // 3)
    options: dict[str, object] = {
        "usePipeline": kind == "plain" and chance.random() < 0.5,
        "boost": chance.choice([1, 1, 2, 5]),
        "presence": chance.choice([1, 1, 1, 2, 3]),  # lunr.Query.presence: optional, required, prohibited
    }
    if chance.random() < 0.4:
        options["fields"] = chance.sample([*FIELDS], chance.randint(1, 2))
    if kind in ("fuzzy", "fuzzier"):
        options["editDistance"] = 1 if kind == "fuzzy" else 2
        term = _misspelt(chance, term)
    shapes = {"trailing": f"{term[:half]}*", "leading": f"*{term[-half:]}", "middle": f"{term[:half]}*{term[-1]}"}
    return [shapes.get(kind, f"{term}zq" if kind == "unknown" else term), options]


def _misspelt(chance: random.Random, term: str) -> str:
    at = chance.randrange(len(term))
    return chance.choice([term, term[:at] + term[at + 1 :], term[:at] + "e" + term[at:]]) or term


def test_parts_are_words_without_what_was_joined() -> None:
    assert parts("time-lapse") == ["time", "lapse"]


def test_a_tag_leads_from_an_answer_to_where_it_leads_from_a_list(node: Node) -> None:
    archive = an_archive(*some_records("One", "Two", "Three", "Four"), tags=LONE)
    lists = [
        tag_links(PageContext(archive, (), 50, citations(archive, ""), bibtex), entry)
        for entry in archive.entries.values()
    ]

    answers = node("tags", root="../", tags=[tag for document in documents(archive) for tag in document[5]])

    assert "../search.html?q=%22snowy+owls%22" in answers
    assert sorted(answers) == sorted(f"../{link.url}" for links in lists for link in links)
