import json
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.config.settings import PROJECT
from builder.model.archive import Archive
from builder.search.analysis import first_term, tokens, words
from builder.search.files import render_search, render_shards, texts
from builder.search.index import build_index, utf16
from builder.search.lunr_json import as_lunr_json
from builder.search.packing import ALPHABET, BASE, HALF, ascending, fixed, fixed_columns, number, varying, width_of
from builder.search.program import PAGE, PROGRAM, lunr_js
from builder.search.shards import cut
from tests.examples import a_record, an_archive, some_records

SOURCES = PROJECT / "site_templates" / "search"


def abstracts(*found: str) -> list[dict[str, list[str]]]:
    return [{"title": [], "tags": [], "topic": [], "abstract": [text]} for text in found]


def scripts(archive: Archive) -> dict[str, Any]:
    """What each script hands over, by its path."""
    pages = {page.path.removeprefix("assets/search/"): str(page.content) for page in render_shards(archive)}
    return {path: json.loads(script.split(",", 1)[1].removesuffix(");\n")) for path, script in pages.items()}


# -- Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Time-lapse of Schrödinger", ["time", "lapse", "timelapse", "of", "schrodinger"]),
        ("GPT-4 in 2012-2015", ["gpt", "4", "gpt4", "in", "2012", "2015"]),
        ("e.g. foo:bar, (x^2)!", ["e", "g", "foo", "bar", "x", "2"]),
        ("深度学习 и Обучение", ["深度学习", "и", "обучение"]),
        ("ﬁnite Straße", ["finite", "strasse"]),
        (
            r"$\mathcal{O}(n)$ and $\alpha$- or α-divergence",
            "o n and alpha or alpha divergence alphadivergence".split(),
        ),
        ("!? --", []),
    ],
)
def test_a_text_is_cut_into_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_what_is_no_letter_and_no_digit_is_a_blank() -> None:
    assert tokens("a data-set, b_c d--é -f") == ["a", "data-set", "b", "c", "d", "e", "f"]


def test_a_title_is_kept_under_its_first_word_that_is_no_stop_word() -> None:
    assert first_term("The Time-Lapse of Cells") == "time"
    assert first_term("What is this?") == ""


# -- The index -----------------------------------------------------------------------------------


def test_neighbours_give_the_compound_that_another_paper_writes() -> None:
    index = build_index(abstracts("a dataset", "a data set, of the set", "data: the set"))
    assert list(index.fields["abstract"].papers[_span(index, "dataset")]) == [0, 1]
    assert index.compounds == {"data": ("dataset",)}


def test_a_compound_is_told_where_it_is_only_written_with_a_hyphen() -> None:
    assert build_index(abstracts("a timelapse", "time-lapse")).compounds == {"time": ("timelaps",)}


def _span(index: Any, term: str) -> slice:
    at, postings = index.terms.index(term), index.fields["abstract"]
    return slice(postings.starts[at], postings.starts[at + 1])


def test_terms_stand_in_the_order_of_utf_16_which_lunr_js_demands() -> None:
    index = build_index(abstracts("\U0001d7ce \U00010400 test", "\uff21 \uffdc test"))
    assert list(index.terms) == sorted(index.terms, key=utf16)


def test_an_archive_without_papers_has_an_index() -> None:
    index = json.loads(as_lunr_json(build_index([])))
    assert index["fields"] == ["title", "tags", "topic", "abstract"]
    assert index["invertedIndex"] == index["fieldVectors"] == []
    assert scripts(an_archive())["manifest.js"]["papers"] == 0


def test_a_paper_without_a_word_is_there_all_the_same() -> None:
    found = scripts(an_archive(a_record("?!", abstract="")))
    assert found["manifest.js"]["papers"] == 1
    assert found["d/0.js"][1][0][0] == "?!"


def test_the_same_papers_give_the_same_files_whatever_the_order_of_the_records() -> None:
    records = some_records(*(f"Lattice model {number} of data sets" for number in range(30)))
    assert list(render_shards(an_archive(*records))) == list(render_shards(an_archive(*records[::-1])))


def test_one_letter_of_one_abstract_changes_the_stamp_of_every_shard() -> None:
    one, other = (scripts(an_archive(a_record(abstract=text))) for text in ("We melt it.", "We melt them."))
    assert one["manifest.js"]["stamp"] != other["manifest.js"]["stamp"]
    for path, value in one.items():
        if path != "manifest.js":
            assert value[0] == one["manifest.js"]["stamp"]


# -- Packing -------------------------------------------------------------------------------------


def unpack(text: str) -> list[int]:
    """The numbers of a text as `number` writes them."""
    found, value = [], 0
    for digit in map(ALPHABET.index, text):
        value = value * HALF + digit % HALF
        if digit < HALF:
            found.append(value)
            value = 0
    return found


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back(values: list[int]) -> None:
    assert unpack("".join(map(number, values))) == values
    text, starts = varying(np.array(values, dtype=np.int64))
    assert unpack(text) == values
    assert [unpack(text[a:b]) for a, b in pairwise(starts)] == [[value] for value in values]


@given(st.lists(st.integers(0, BASE**5 - 1)))
def test_scores_come_back(values: list[int]) -> None:
    column = np.array(values, dtype=np.int64)
    widths = width_of(column)
    text, starts = fixed_columns(column, widths)
    pieces = [text[a:b] for a, b in pairwise(starts)]
    assert pieces == [fixed(value, int(width)) for value, width in zip(values, widths, strict=True)]
    assert all(value < BASE ** len(piece) for value, piece in zip(values, pieces, strict=True))


def test_ascending_numbers_are_gaps() -> None:
    assert unpack(ascending([3, 4, 200])) == [3, 1, 196]


def test_packed_text_needs_no_escape_in_a_script() -> None:
    assert len(ALPHABET) == BASE == 91
    assert json.dumps(ALPHABET) == f'"{ALPHABET}"'
    assert not set(ALPHABET) & set(' <"\\')


@given(st.sets(st.text(min_size=1, max_size=6), min_size=1), st.integers(1, 40))
def test_keys_lead_to_the_shard_of_every_term(found: set[str], size: int) -> None:
    ordered = sorted(found, key=utf16)
    keys, shards = cut(ordered, [["x"] * len(ordered)], size)
    assert [term for shard in shards for term in shard[0].split(" ")] == " ".join(ordered).split(" ")
    for at, (key, shard) in enumerate(zip(keys, shards, strict=True)):
        assert shard[0].startswith(key)
        assert at == 0 or utf16(shards[at - 1][0]) < utf16(key)


# -- The program ---------------------------------------------------------------------------------


def test_the_scripts_are_ascii_and_close_no_tag() -> None:
    for page in render_shards(an_archive(a_record("</script> Schrödinger", "\u2028 x"))):
        assert str(page.content).isascii()
        assert "<" not in str(page.content)


def test_lunr_keeps_its_licence_and_loses_weight() -> None:
    program = next(iter(render_search(an_archive(), SOURCES)))
    assert program.path == "assets/search/search.js"
    assert "Copyright" in str(program.content)
    assert "2.3.9" in str(program.content)
    ours = sum(len(path.read_text(encoding="utf-8")) for path in SOURCES.glob("*.js"))
    assert len(str(program.content)) < (len(lunr_js()) + ours) * 0.7


def test_every_part_of_the_program_is_in_it() -> None:
    assert {path.stem for path in SOURCES.glob("*.js")} == {*PROGRAM, *PAGE}


def test_what_is_searched_are_titles_tags_topics_and_abstracts() -> None:
    [entry] = an_archive(a_record("Lattices", "They melt.")).entries.values()
    assert texts(entry) == {
        "title": ["Lattices"],
        "tags": [],
        "topic": ["Spin Glasses"],
        "abstract": ["They melt."],
    }
