from __future__ import annotations

from builder.annotate.vocabulary.tag_rules import TagRules
from tests.unit.annotate.tags.examples import (
    SVM,
    a_lexicon,
    candidates_of,
    names_of,
    papers_of,
)


def test_an_acronym_alone_counts_only_in_papers_of_its_topics() -> None:
    papers = papers_of("An SVM, two SVMs.", "The SVM and the SVM.")

    assert names_of(papers, leaf="optics") == [["support vector machines"]] * 2
    assert "support vector machines" not in [name for names in names_of(papers, leaf="vision") for name in names]


def test_an_acronym_that_is_spelled_out_counts_anywhere() -> None:
    said = papers_of("Support vector machines (SVMs). An SVM.", "A support vector machine: the SVM.")

    assert names_of(said, leaf="vision") == [["support vector machines"]] * 2


def test_the_acronym_adds_to_what_is_spelled_out() -> None:
    alone, more = papers_of("A support vector machine.", "A support vector machine. An SVM. Two SVMs.")

    candidates = candidates_of([alone, more], a_lexicon(SVM), TagRules(), "vision")

    assert candidates[more.id].curated > candidates[alone.id].curated


def test_a_tag_limited_to_topics_is_found_only_there() -> None:
    papers = papers_of("Lasers, lasers.", "A laser and a laser.")

    assert names_of(papers, leaf="optics") == [["lasers"], ["lasers"]]
    assert names_of(papers, leaf="vision") == [[], []]


def test_a_single_word_in_passing_is_a_tag_only_at_home() -> None:
    papers = papers_of("A fermion.", "The fermions.")

    assert names_of(papers, leaf="optics") == [["fermions"], ["fermions"]]
    assert names_of(papers, leaf="vision") == [[], []]
