from __future__ import annotations

from builder.annotate.tags.proposals import Proposal, find_proposals
from tests.unit.annotate.tags.examples import LEXICON, RULES, candidates_of, papers_of


def test_candidates_are_what_papers_share_and_the_lexicon_lacks() -> None:
    papers = papers_of(
        "Tidal friction, tidal friction. Bosons.", "Bosons. Some tidal friction.", "Coral reefs: the coral reefs."
    )
    candidates = candidates_of(papers, LEXICON, RULES, "optics")

    found = find_proposals(candidates, {paper.id: "optics" for paper in papers})

    assert found == (Proposal("tidal friction", 2, "optics"),)
