import json

import pytest

from builder.search import build_index, lunr_js, open_compounds, render_search, words
from tests.examples import a_record, an_archive, some_records


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Time-lapse of Schrödinger", ["time", "lapse", "timelapse", "of", "schrodinger"]),
        ("GPT-4 in 2012-2015", ["gpt", "4", "gpt4", "in", "2012", "2015"]),
        ("e.g. foo:bar, (x^2)!", ["e", "g", "foo", "bar", "x", "2"]),
        ("深度学习 и Обучение", ["深度学习", "и", "обучение"]),
        ("ﬁnite Straße", ["finite", "strasse"]),
        ("!? --", []),
    ],
)
def test_a_text_is_cut_into_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_neighbours_give_the_compound_that_another_paper_writes() -> None:
    assert open_compounds("a data set of the set", {"dataset", "ofthe"}) == ["dataset"]


def test_the_scripts_are_ascii_and_close_no_tag() -> None:
    entries = list(an_archive(a_record("</script> Schrödinger", "\u2028 x")).entries.values())
    pages = {page.path: str(page.content) for page in render_search(entries)}
    assert set(pages) == {"assets/search/lunr.min.js", "assets/search/index.js"}
    index = pages["assets/search/index.js"]
    assert index.isascii()
    assert "<" not in index


def test_lunr_keeps_its_licence_and_loses_weight() -> None:
    [lunr, _] = (str(page.content) for page in render_search([]))
    assert "Copyright" in lunr
    assert "2.3.9" in lunr
    assert len(lunr) < len(lunr_js()) / 2


def test_terms_stand_in_the_order_of_utf_16_which_lunr_js_demands() -> None:
    entries = list(an_archive(*some_records("\U0001d7ce \U00010400 test", "\uff21 \uffdc test")).entries.values())
    terms = [posting[0] for posting in build_index(entries)["invertedIndex"]]
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))


def test_the_same_entries_give_the_same_index() -> None:
    entries = list(an_archive(*some_records("Lattice models", "Spin glasses")).entries.values())
    assert json.dumps(build_index(entries)) == json.dumps(build_index(entries))
