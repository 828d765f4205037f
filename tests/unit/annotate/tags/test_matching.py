from __future__ import annotations

import pytest

from builder.annotate.tags.matching import is_loose
from builder.annotate.vocabulary.tag_rules import TagRules
from tests.examples import a_paper
from tests.unit.annotate.tags.examples import (
    LEXICON,
    RULES,
    SVM,
    a_lexicon,
    a_tag,
    candidates_of,
    names_of,
    odds_of,
    papers_of,
)

PORTFOLIOS = a_lexicon(a_tag("portfolio optimization", "portfolios", "optimized portfolio"))

FRICTION = a_lexicon(a_tag("tidal rock friction"))

FLARES = a_lexicon(a_tag("solar flares", "flares"))


def test_the_paper_knows_better_what_its_acronym_means() -> None:
    models = a_tag("stochastic volatility models")
    papers = papers_of("Stochastic volatility models (SVM). An SVM.", "A stochastic volatility model (SVM). SVMs.")

    assert names_of(papers, a_lexicon(SVM, models)) == [["stochastic volatility models"]] * 2


def test_an_acronym_adds_to_what_the_paper_says_it_means() -> None:
    lexicon = a_lexicon(SVM, a_tag("stochastic volatility models"))
    once, more = papers_of("Stochastic volatility models (SVM).", "Stochastic volatility models (SVM). Two SVMs.")

    candidates = candidates_of([once, more], lexicon, TagRules(), "optics")

    assert candidates[more.id].curated > candidates[once.id].curated


def test_an_acronym_of_something_else_is_not_the_tag() -> None:
    papers = papers_of("A silver vibrating membrane (SVM). An SVM.", "Silver vibrating membranes (SVMs). SVMs.")

    assert names_of(papers, a_lexicon(SVM)) == [[], []]


def test_the_paper_knows_better_what_an_acronym_in_the_plural_means() -> None:
    axions = a_tag("axions", acronyms=("ALPs",))
    papers = papers_of("An alpine lake probe (ALP). ALPs.", "Alpine lake probes (ALPs). ALPs.")

    assert not any("axions" in names for names in names_of(papers, a_lexicon(axions)))


@pytest.mark.parametrize("again", ["TRF", "TRFs"])
def test_an_acronym_of_the_papers_own_counts_for_the_tag_it_stands_for(again: str) -> None:
    text = "Tidal rock friction (TRF)."

    assert (
        odds_of(f"{text} Much {again}.", FRICTION)["tidal rock friction"]
        > (odds_of(f"{text} Much rock.", FRICTION)["tidal rock friction"])
    )


def test_an_acronym_of_the_papers_own_in_passing_is_no_mention() -> None:
    text = "Tidal rock friction (TRF)."

    assert odds_of(f"{text} It beats TRF, unlike TRF.", FRICTION) == odds_of(f"{text} It beats it.", FRICTION)


def test_an_acronym_that_stands_for_a_tag_is_no_phrase_of_its_own() -> None:
    [paper] = papers_of("Tidal rock friction (TRF). Much TRF.")

    assert candidates_of([paper], FRICTION, RULES, "optics")[paper.id].discovered == ()


@pytest.mark.parametrize(
    "words",
    ["rather than {}", "unlike {}", "no {}", "not a {}", "without any {}", "Versus {}", "it outperforms {}"],
)
def test_what_is_denied_or_beaten_is_no_mention(words: str) -> None:
    assert odds_of(f"{words.format('lasers')}. Then {words.format('a laser')}.", LEXICON) == {}


@pytest.mark.parametrize("words", ["not only {}", "no light but that of {}", "we compare {}"])
def test_what_is_not_quite_denied_is_a_mention(words: str) -> None:
    text = f"{words.format('lasers')}. Then {words.format('lasers')}."

    assert names_of(papers_of(text)) == [["lasers"]]


def test_a_title_names_its_subject_even_where_it_denies_it() -> None:
    assert names_of([a_paper("Beyond photon pairs")]) == [["photon pairs"]]


def test_what_is_denied_belongs_to_no_new_phrase() -> None:
    [paper] = papers_of("Copper boilers without photon pairs.")

    found = candidates_of([paper], LEXICON, RULES, "optics")[paper.id]

    assert (found.curated, found.discovered) == ((), ("copper boiler",))


def test_a_loose_alias_weighs_less_than_the_name() -> None:
    by_name = odds_of("Portfolio optimization. More portfolio optimization.", PORTFOLIOS)
    as_good = odds_of("An optimized portfolio. More optimized portfolio.", PORTFOLIOS)
    by_alias = odds_of("Portfolios in use. More portfolios used.", PORTFOLIOS)
    by_both = odds_of("Portfolio optimization. More portfolios used.", PORTFOLIOS)

    assert by_alias["portfolio optimization"] < by_name["portfolio optimization"]
    assert by_name == as_good == by_both


@pytest.mark.parametrize(
    ("phrase", "name", "loose"),
    [
        ("portfolios", "portfolio optimization", True),
        ("Hebbian", "synaptic plasticity", True),
        ("flares", "solar flares", True),
        ("solar flare", "solar flares", False),
        ("flares of the sun", "solar flares", False),
        ("optimized portfolios", "portfolio optimization", False),
        ("LoRA", "low-rank adaptation", False),
    ],
)
def test_an_alias_is_loose_that_says_less_or_something_else(phrase: str, name: str, loose: bool) -> None:
    assert is_loose(phrase, name) is loose


@pytest.mark.parametrize("title", ["Galaxies in FLARES", "FLARES: first light", "FLARES, FLARES", "FLARES"])
def test_flares_in_capitals_are_no_flares(title: str) -> None:
    assert odds_of("We simulate with FLARES.", FLARES, title=title) == {}


@pytest.mark.parametrize("title", ["Flares", "Galaxies with flares", "Galaxies with Flares", "GIANT FLARES"])
def test_flares_are_flares(title: str) -> None:
    assert names_of([a_paper(title)], FLARES) == [["solar flares"]]
