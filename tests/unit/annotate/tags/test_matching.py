from __future__ import annotations

from builder.annotate.vocabulary.tag_rules import TagRules
from tests.unit.annotate.tags.examples import SVM, a_lexicon, a_tag, candidates_of, names_of, papers_of


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

    assert names_of(papers, a_lexicon(SVM)) == [["silver vibrating membrane"]] * 2


def test_the_paper_knows_better_what_an_acronym_in_the_plural_means() -> None:
    axions = a_tag("axions", acronyms=("ALPs",))
    papers = papers_of("An alpine lake probe (ALP). ALPs.", "Alpine lake probes (ALPs). ALPs.")

    assert not any("axions" in names for names in names_of(papers, a_lexicon(axions)))
