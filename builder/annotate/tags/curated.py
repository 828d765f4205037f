"""The tags of the lexicon that each paper gets, so that every tag is on enough papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.choice import TagChooser
from builder.annotate.vocabulary import Lexicon
from builder.model import PaperId


def assign_curated(
    candidates: Mapping[PaperId, TagCandidates], lexicon: Lexicon, least: int, most: int
) -> dict[PaperId, tuple[str, ...]]:
    """The keys of each paper's tags in the lexicon, best first, at most `most`.

    Tags that fewer than `least` papers have go, the narrowest first, until there is none; the papers that had one
    choose again.
    """
    chooser = TagChooser(lexicon, most)
    assignment = _Assignment()
    gone: set[str] = set()
    choosing: Iterable[PaperId] = candidates
    while choosing:
        for paper in choosing:
            assignment.put(paper, chooser.choose(candidates[paper], gone))
        rare = assignment.rare(least)
        # What a rare tag implies may yet gain the papers that lose it.
        going = rare - {other for key in rare for other in lexicon.implied_by(key)} or rare
        gone |= going
        choosing = assignment.papers_of(going)
    return assignment.tags


class _Assignment:
    """The tags of each paper, and the papers of each tag."""

    def __init__(self) -> None:
        self.tags: dict[PaperId, tuple[str, ...]] = {}
        self._papers: defaultdict[str, set[PaperId]] = defaultdict(set)

    def put(self, paper: PaperId, keys: tuple[str, ...]) -> None:
        """Give a paper these tags in place of those it had."""
        for key in self.tags.get(paper, ()):
            self._papers[key].discard(paper)
        for key in keys:
            self._papers[key].add(paper)
        self.tags[paper] = keys

    def rare(self, least: int) -> set[str]:
        """The tags of some papers, but fewer than `least`."""
        return {key for key, papers in self._papers.items() if 0 < len(papers) < least}

    def papers_of(self, keys: Iterable[str]) -> set[PaperId]:
        """The papers that have one of some tags."""
        return {paper for key in keys for paper in self._papers[key]}
