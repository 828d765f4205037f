from __future__ import annotations

from hypothesis import given

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.choice import HINT, TagChooser
from builder.annotate.vocabulary.lexicon import Lexicon
from tests.strategies import at_most
from tests.unit.annotate.tags.examples import (
    ABSTRACTS,
    LEXICON,
    MATTER,
    a_lexicon,
    a_tag,
    keys_of,
    names_of,
    papers_of,
    tags_of,
)


def _chosen(lexicon: Lexicon, sure: dict[str, float], others: dict[str, float], most: int = 6) -> tuple[str, ...]:
    candidates = TagCandidates((*sure.items(), *others.items()), (), frozenset(sure), ())
    return TagChooser(lexicon, most).choose(candidates)


def test_the_narrower_tag_replaces_the_broader() -> None:
    papers = papers_of("Matter, bosons. A boson, matter.", "Bosons, matter. Matter, bosons.")

    assert names_of(papers, MATTER) == [["bosons"], ["bosons"]]


def test_the_broader_tag_stays_where_the_narrower_is_not_sure() -> None:
    assert _chosen(MATTER, {"matter": 2.0}, {"boson": 0.1}) == ("matter",)


def test_sure_tags_need_no_hint_and_are_shown_best_first() -> None:
    assert _chosen(LEXICON, {"fermion": 2.0, "boson": 1.0}, {"laser": 0.1}) == ("fermion", "boson")


def test_a_text_that_is_sure_of_nothing_shows_its_best_hint() -> None:
    assert _chosen(LEXICON, {}, {"laser": 0.1, "boson": 0.0}) == ("laser",)
    assert _chosen(LEXICON, {}, {"laser": HINT}) == ("laser",)


def test_a_bare_hint_is_not_shown() -> None:
    assert _chosen(LEXICON, {}, {"laser": HINT - 0.01}) == ()
    assert _chosen(LEXICON, {}, {}) == ()


def test_of_many_sure_tags_the_best_are_shown() -> None:
    sure = {"fermion": 2.0, "boson": 1.0, "laser": 0.5}

    assert [_chosen(LEXICON, sure, {}, most) for most in (0, 2)] == [(), ("fermion", "boson")]


def test_a_tag_gives_way_to_one_whose_name_holds_it() -> None:
    lexicon = a_lexicon(a_tag("descent"), a_tag("steepest descent"))
    papers = papers_of("Steepest descent, steepest descent.", "A descent: steepest descent, the steepest descent.")

    assert names_of(papers, lexicon) == [["steepest descent"], ["steepest descent"]]


def test_the_narrower_tag_replaces_a_broader_one_that_speaks_of_it() -> None:
    lexicon = a_lexicon(a_tag("currencies", "bitcoin currencies"), a_tag("bitcoin", broader="currencies"))
    text = "A bitcoin, a currency. Bitcoin, currencies."

    assert names_of(papers_of(text, text), lexicon) == [["bitcoin"], ["bitcoin"]]


def test_of_two_tags_that_say_each_other_one_stays() -> None:
    lexicon = a_lexicon(a_tag("waves", "light beams"), a_tag("beams", "matter waves"))

    assert _chosen(lexicon, {"wave": 2.0, "beam": 1.0}, {}) == ("beam",)


@given(ABSTRACTS)
@at_most(30)
def test_broad_and_narrow_are_never_on_one_paper(abstracts: list[str]) -> None:
    for keys in keys_of(tags_of(papers_of(*abstracts))).values():
        assert not any(above in keys for key in keys for above in LEXICON.ancestors(key))
