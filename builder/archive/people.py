"""Who is who: the spellings of names that are one author's, and the author of each name of a paper.

A person is a spelling. Two are joined where listings of one paper have both at the same place of its authors and
one may stand for the other, or where people say so; names that are only alike stay apart. A short spelling that
stood for one longer one is that author's; one that stood for several is an author of its own where nothing tells
whose it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, pairwise, zip_longest

from builder.archive.mentions import AuthorList, Witness, lists_of
from builder.archive.spellings import are_alike, is_short_for, spelling_of, words_of
from builder.model import Paper, PaperId, PeopleSaid, SamePerson, TwoPeople

Person = str
"""The first of the spellings of an author, or what tells apart one that people parted."""

MOST_AT_PLACE = 40
"""Spellings at one place of one paper that are compared each with each; no paper has so many, but for fun."""


class Joined:
    """Spellings in disjoint sets, each known by its first."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, one: str) -> str:
        path = []
        while (above := self._above.get(one, one)) != one:
            path.append(one)
            one = above
        self._above.update(dict.fromkeys(path, one))
        return one

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        if first != second:
            self._above[second] = first


@dataclass(frozen=True, slots=True)
class People:
    """`names` are the ways to print each spelling, how often each; `witnesses` the texts that have it.

    `alike` joins spellings of one length, `near` also all that ever stood for each other. `means` holds for each
    set of spellings the authors it may mean: itself, or those of longer names. `shown` are the authors of each
    paper, `beside` the authors that a paper shows where a spelling stands in another list of it.
    """

    names: Mapping[str, Counter[str]]
    witnesses: Mapping[str, Set[Witness]]
    alike: Joined
    near: Joined
    means: Mapping[Person, frozenset[Person]]
    shown: Mapping[PaperId, tuple[Person, ...]]
    beside: Mapping[str, Set[Person]]
    parted: Mapping[Person, TwoPeople]


def find_people(papers: Sequence[Paper], said: PeopleSaid = ()) -> People:
    """The authors of all papers; `said` is what people say of them."""
    lists = {paper.id: found for paper in papers if (found := lists_of(paper))}
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    witnesses: defaultdict[str, set[Witness]] = defaultdict(set)
    for one in (one for found in lists.values() for one in found):
        for author in one.authors:
            spelling = spelling_of(author.name)
            names[spelling][author.name] += len(one.witnesses)
            witnesses[spelling].update(one.witnesses)
    alike, near, longer = _evidence(lists.values(), said)
    means = _meant(alike, longer, said)
    finder = _Finder(alike, means, longer, said)
    shown = {
        paper.id: finder.authors(paper, lists[paper.id])
        for paper in papers
        if paper.details.authors and not paper.hidden
    }
    beside = _beside(lists, shown)
    return People(names, witnesses, alike, near, means, shown, beside, finder.parted)


# -- Which spellings are one ---------------------------------------------------------------------

Longer = Mapping[str, Set[str]]
"""For a spelling those for which it stood somewhere."""


def _evidence(every: Iterable[Sequence[AuthorList]], said: PeopleSaid) -> tuple[Joined, Joined, Longer]:
    alike, near = Joined(), Joined()
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for place in (place for lists in every for place in _places(lists) if len(place) > 1):
        for one, other in _pairs(place):
            if are_alike(one, other):
                alike.join(one, other)
            elif is_short_for(one, other):
                longer[one].add(other)
            elif is_short_for(other, one):
                longer[other].add(one)
            else:
                continue
            near.join(one, other)
    for names in (one.names for one in said if isinstance(one, SamePerson)):
        for one, other in pairwise(map(spelling_of, names)):
            alike.join(one, other)
            near.join(one, other)
    return alike, near, longer


def _places(lists: Sequence[AuthorList]) -> Iterator[set[str]]:
    """The spellings at each place of some lists."""
    if len(lists) > 1:
        columns = zip_longest(*([spelling_of(author.name) for author in one.authors] for one in lists))
        yield from ({spelling for spelling in column if spelling is not None} for column in columns)


def _pairs(place: Set[str]) -> Iterable[tuple[str, str]]:
    """Those to compare; of very many only such as have the same words."""
    ordered = sorted(place)
    return combinations(ordered, 2) if len(place) <= MOST_AT_PLACE else pairwise(sorted(ordered, key=words_of))


def _meant(alike: Joined, longer: Longer, said: PeopleSaid) -> dict[Person, frozenset[Person]]:
    """For each set of spellings with longer ones those at the end of the way: which it may mean."""
    settled = {alike.of(spelling_of(name)) for one in said if isinstance(one, SamePerson) for name in one.names}
    steps: defaultdict[Person, set[Person]] = defaultdict(set)
    for short, many in longer.items():
        if (own := alike.of(short)) not in settled:
            steps[own].update({alike.of(one) for one in many} - {own})
    found: dict[Person, frozenset[Person]] = {}

    def ends(person: Person) -> frozenset[Person]:
        # Each step goes to a name of more letters and at most `MOST_WORDS` words: never round, never deep.
        if person not in found:
            found[person] = (
                frozenset().union(*map(ends, steps[person])) if steps.get(person) else frozenset({person})
            )
        return found[person]

    for person in list(steps):
        ends(person)
    return found


# -- Whose name it is ----------------------------------------------------------------------------


class _Finder:
    """The author of each name of a paper."""

    def __init__(
        self, alike: Joined, means: Mapping[Person, frozenset[Person]], longer: Longer, said: PeopleSaid
    ) -> None:
        self._alike, self._means, self._longer = alike, means, longer
        two = [one for one in said if isinstance(one, TwoPeople)]
        self._said = [(one, self._usual(spelling_of(one.name))) for one in two]
        self.parted: dict[Person, TwoPeople] = {}

    def authors(self, paper: Paper, lists: Sequence[AuthorList]) -> tuple[Person, ...]:
        spellings = [spelling_of(author.name) for author in paper.details.authors]
        places = [*_places(lists)] or [{spelling} for spelling in spellings]
        found = (self._author(spelling, places[at]) for at, spelling in enumerate(spellings))
        return tuple(self._apart(paper, person) for person in found)

    def _usual(self, spelling: str) -> Person:
        """The author whom a spelling means where nothing tells more."""
        own = self._alike.of(spelling)
        meant = self._means.get(own, frozenset())
        return next(iter(meant)) if len(meant) == 1 else own

    def _author(self, spelling: str, place: Set[str]) -> Person:
        there = [one for one in place if one in self._longer.get(spelling, ())] if len(place) > 1 else []
        near = {self._usual(one) for one in there}
        return near.pop() if len(near) == 1 else self._usual(spelling)

    def _apart(self, paper: Paper, person: Person) -> Person:
        for said, meant in self._said:
            if meant == person and any(text.id in said.ids for text in paper.texts):
                parted = "\n".join((person, *said.papers))
                self.parted[parted] = said
                return parted
        return person


def _beside(
    lists: Mapping[PaperId, Sequence[AuthorList]], shown: Mapping[PaperId, Sequence[Person]]
) -> dict[str, set[Person]]:
    found: defaultdict[str, set[Person]] = defaultdict(set)
    for paper, authors in shown.items():
        for person, place in zip(authors, _places(lists[paper]), strict=False):
            for spelling in place:
                found[spelling].add(person)
    return found
