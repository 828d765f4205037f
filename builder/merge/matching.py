"""Which papers of the archive the records of a catalogue are: by titles and abstracts, or by an id we know.

Nothing here asks anybody: a record may come from a file or from an answer. What is not certain is told, not taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from zlib import crc32

from builder.merge.comparable import Comparable
from builder.merge.evidence import find_evidence
from builder.merge.identity import as_shown, text_of
from builder.merge.marks import title_hashes, title_words
from builder.merge.works import evidence_of_name
from builder.model import Details, Paper, PaperId, Record
from builder.text import squeeze

TWO_RECORDS = "two works of the catalogue fit it"
TWO_PAPERS = "a work of the catalogue fits two papers"
ONLY_TITLE = "only the title fits"
ONLY_ABSTRACT = "the abstract is the same, and the title names or numbers another work"
OTHER_TITLE = "of the title more than two words are others"
OTHER_TEXT = "the work of its id has another title and another abstract"
"""Why a record is not taken for a paper."""


MOST_OTHER_WORDS = 2
"""Words of a title that may stand for others."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A record that may be a paper. `doubt` says why its texts are no proof, "" where they are. `by_id`: that the
    paper is known by the id of the record."""

    paper: PaperId
    record: Record
    doubt: str = ""
    by_id: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """What came of it: a record for each paper that was `found`, and the fits that are `doubtful`, each with its
    doubt, in the order of the papers."""

    found: Mapping[PaperId, Record]
    doubtful: tuple[Fit, ...]


class Matcher:
    """Compares records with papers as merging compares listings, by every text that a paper was listed with.

    `ids` are numbers of arXiv, or DOIs, that listings or earlier answers give to papers.
    """

    def __init__(self, papers: Iterable[Paper], ids: Mapping[str, PaperId]) -> None:
        self._ids = ids
        self._texts: dict[PaperId, list[_Text]] = {}
        self._of_hash: defaultdict[int, list[_Text]] = defaultdict(list)
        for paper in papers:
            self._texts[paper.id] = [
                _Text(paper.id, Comparable(text.title, text.abstract), _hashes(text.title)) for text in paper.texts
            ]
            for text in self._texts[paper.id]:
                for value in text.hashes:
                    self._of_hash[value].append(text)

    def __contains__(self, paper: object) -> bool:
        return paper in self._texts

    def is_worth_reading(self, title: str, number: str) -> bool:
        """Whether a title, as a source writes it, is one of ours but for a word, or the number is ours. It is
        asked of millions."""
        return number in self._ids or not self._of_hash.keys().isdisjoint(_hashes(squeeze(title)))

    def fits(self, record: Record) -> Iterator[Fit]:
        """The papers that a record may be, each once."""
        text = as_shown(text_of(record))
        if not text.title:
            return
        own = Comparable(text.title, text.abstract)
        by_id = self._by_id(record.details)
        near = {one.paper: None for value in _hashes(text.title) for one in self._of_hash.get(value, ())}
        for paper in sorted({*near, *([by_id] if by_id else [])}):
            doubt = _doubt(own, [one.texts for one in self._texts[paper]], has_id=paper == by_id)
            if doubt is not None:
                yield Fit(paper, record, doubt, by_id=paper == by_id)

    def _by_id(self, details: Details) -> PaperId | None:
        found = self._ids.get(details.arxiv) or self._ids.get(details.doi)
        return found if found in self._texts else None


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a paper as it is compared, with the hashes of its title."""

    paper: PaperId
    texts: Comparable
    hashes: frozenset[int]


def _hashes(title: str) -> frozenset[int]:
    """By these a title is found although a word of it is another one, as when listings are compared; here also
    where that is written with a hyphen, and where it is one of two."""
    words = title_words(title)
    written = ["".join(title_words(word)) for word in title.split()]
    written = [word for word in written if word]
    found = title_hashes(words)
    if written != words:
        found |= title_hashes(written)
    if len(written) == 2:
        found |= {crc32(word.encode()) for word in written}
    return frozenset(found)


def _doubt(record: Comparable, texts: Sequence[Comparable], *, has_id: bool) -> str | None:
    """What is doubtful about a record's being a paper of these texts, "" for nothing; None where it is not it."""
    fitting = [text for text in texts if find_evidence(text, record)]
    with_abstract = [text for text in fitting if text.has_abstract and record.has_abstract]
    if any(_have_one_title(text, record) for text in with_abstract):
        return ""
    if has_id:
        return "" if any(evidence_of_name("", text, record) for text in texts) else OTHER_TEXT
    if with_abstract:
        return OTHER_TITLE
    if fitting or any(text.key == record.key for text in texts):
        return ONLY_TITLE
    return (
        ONLY_ABSTRACT
        if record.abstract_key in {text.abstract_key for text in texts if text.has_abstract}
        else None
    )


def _have_one_title(one: Comparable, other: Comparable) -> bool:
    """Whether at most two words of a title stand for others. Merging joins works of one abstract whose titles
    differ more; but here the work may be a companion of a paper that the catalogue lacks."""
    mine, its = Counter(one.words), Counter(other.words)
    return min((mine - its).total(), (its - mine).total()) <= MOST_OTHER_WORDS


def settle(fits: Iterable[Fit]) -> Matching:
    """What is certain of all fits together: one work for a paper, one paper for a work. A work whose id the paper
    has goes first, whatever else fits.

    A work that a source names twice is one, and its last naming counts. The order of different works changes
    nothing.
    """
    works: defaultdict[PaperId, dict[str, Fit]] = defaultdict(dict)
    papers: defaultdict[str, set[PaperId]] = defaultdict(set)
    for fit in fits:
        work = _name_of(fit.record)
        works[fit.paper][work] = fit
        if not fit.doubt:
            papers[work].add(fit.paper)
    found: dict[PaperId, Record] = {}
    doubtful: list[Fit] = []
    for paper in sorted(works):
        sure = {work: fit for work, fit in works[paper].items() if not fit.doubt}
        sure = {work: fit for work, fit in sure.items() if fit.by_id} or sure
        if len(sure) == 1 and all(fit.by_id or len(papers[work]) == 1 for work, fit in sure.items()):
            found[paper] = next(iter(sure.values())).record
        else:
            doubtful += _doubts(works[paper], sure, papers)
    return Matching(found, tuple(doubtful))


def _doubts(
    works: Mapping[str, Fit], sure: Mapping[str, Fit], papers: Mapping[str, Set[PaperId]]
) -> Iterator[Fit]:
    """The doubts about a paper, in the order of the works: where some fit by their texts, about those alone."""
    for work, fit in sorted((sure or works).items()):
        why = fit.doubt or (TWO_RECORDS if len(sure) > 1 else TWO_PAPERS if len(papers[work]) > 1 else "")
        yield replace(fit, doubt=why)


def _name_of(record: Record) -> str:
    """What tells a work from others: its first id, or its texts."""
    details = record.details
    ids = (details.arxiv, details.doi, *(f"{name}:{value}" for name, value in details.ids))
    return next(filter(None, ids), "") or text_of(record).id
