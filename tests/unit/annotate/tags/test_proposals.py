from __future__ import annotations

import pytest

from builder.annotate.tags.proposals import Proposal, find_proposals
from tests.examples import a_paper
from tests.unit.annotate.tags.examples import (
    LEXICON,
    RULES,
    candidates_of,
    names_of,
    papers_of,
    proposed_by,
)

SHARED = ("Tidal friction, tidal friction. Bosons, bosons.", "Bosons, bosons. Some tidal friction.")


def test_candidates_are_what_papers_share_and_the_lexicon_lacks() -> None:
    papers = papers_of(*SHARED, "Coral reefs: the coral reefs.")
    candidates = candidates_of(papers, LEXICON, RULES, "optics")

    found = find_proposals(candidates, {paper.id: "optics" for paper in papers})

    assert found == (Proposal("tidal friction", 2, "optics"),)


def test_what_is_proposed_is_no_tag_yet() -> None:
    assert names_of(papers_of(*SHARED)) == [["bosons"], ["bosons"]]


def test_the_home_is_the_topic_of_most_papers() -> None:
    papers = papers_of(*SHARED, "The tidal friction.")
    candidates = candidates_of(papers, LEXICON, RULES, "optics")

    found = find_proposals(candidates, dict(zip(candidates, ("vision", "optics", "vision"), strict=True)))

    assert found == (Proposal("tidal friction", 3, "vision"),)


@pytest.mark.parametrize(
    "text",
    ["", "<script>alert(1)</script>", "{{ config }} {% raw %}", "!!! ???", "中文 標題", "x" * 10_000, "$" * 2_000],
)
def test_hostile_text_makes_candidates_of_words_only(text: str) -> None:
    abstract = f"Some tidal friction. More tidal friction. {text}"
    papers = [a_paper(f"{text} {number}", abstract=abstract) for number in range(3)]

    found = proposed_by(papers)

    assert "tidal friction" in found
    assert all(letter.isalnum() or letter in " -" for name in found for letter in name)
