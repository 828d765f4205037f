"""The authors who have a page, their papers, and every address that answers for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial

from builder.archive.claims import claim_slugs, settle
from builder.archive.mentions import most_papers
from builder.archive.people import People, Person, find_people
from builder.archive.slugs import title_slug
from builder.archive.spellings import spelling_of
from builder.model import AUTHORS, Entry, Paper, PaperId, PeopleSaid, Slug, Term
from builder.text import fold_case, is_capital, is_small, key_hash, shorten

LEAST_PAPERS = 3
"""Papers of an author who has a page."""

LONGEST_NAME = 200
"""Characters of an author's name that are shown."""


@dataclass(frozen=True, slots=True)
class AuthorFacet:
    """The `terms` by name; the others are as in `Archive`."""

    terms: tuple[Term, ...] = ()
    shared: Mapping[Slug, tuple[Term, ...]] = field(default_factory=dict)
    aliases: Mapping[Slug, Term] = field(default_factory=dict)
    written: Mapping[PaperId, tuple[Term | None, ...]] = field(default_factory=dict)
    maybe: Mapping[Slug, tuple[Term, ...]] = field(default_factory=dict)


def author_facet(papers: Sequence[Paper], entries: Mapping[PaperId, Entry], said: PeopleSaid = ()) -> AuthorFacet:
    """Every author of three papers or more, and every spelling's address.

    What has an address is a matter of texts, not of papers (`most_papers`): these become fewer when some turn out
    to be one, and no address may go for that. So an author may keep a page for two papers, or one; a spelling that
    no paper shows any more leads to who stands in its place.
    """
    people = find_people(papers, said)
    addressed = _addressed(people)
    if not addressed:
        return AuthorFacet()
    by_person = _papers(people, entries)
    claims, owners = _claims(people, addressed, by_person)
    own, shared = settle(claim_slugs(claims), owners)
    printed = _printed(people, addressed)
    terms = {person: _term(*printed[person], slugs, by_person[person]) for person, slugs in own.items()}
    return AuthorFacet(
        tuple(sorted(terms.values(), key=lambda term: (fold_case(term.name), term.name, term.slug))),
        {slug: tuple(terms[person] for person in wanting) for slug, wanting in shared.items()},
        {slug: terms[person] for person, slugs in own.items() for slug in slugs if slug != terms[person].slug},
        _written(people, entries, terms),
        _maybe(people, terms),
    )


def _addressed(people: People) -> list[str]:
    """The spellings that have an address: those that with all that ever stood for them stand in three papers."""
    together: defaultdict[str, list[str]] = defaultdict(list)
    for spelling in people.names:
        together[people.near.of(spelling)].append(spelling)
    found: list[str] = []
    for spellings in together.values():
        seen = [people.witnesses[one] for one in spellings]
        if sum(map(len, seen)) >= LEAST_PAPERS and most_papers(set().union(*seen)) >= LEAST_PAPERS:
            found += spellings
    return sorted(found)


def _papers(people: People, entries: Mapping[PaperId, Entry]) -> defaultdict[Person, list[PaperId]]:
    """The papers of each author, the newest first; those without a day last."""
    found: defaultdict[Person, list[PaperId]] = defaultdict(list)
    ordered = sorted(entries.values(), key=lambda entry: entry.number)
    for entry in sorted(ordered, key=lambda entry: entry.written_on, reverse=True):
        for person in dict.fromkeys(people.shown.get(entry.paper.id, ())):
            found[person].append(entry.paper.id)
    return found


Papers = Mapping[Person, Sequence[PaperId]]


def _claims(
    people: People, addressed: Iterable[str], papers: Papers
) -> tuple[list[tuple[Slug, str]], dict[str, frozenset[Person]]]:
    """Which address each spelling wants, by its hash, and the authors whose it is."""
    parted: defaultdict[str, set[Person]] = defaultdict(set)
    for person, said in people.parted.items():
        parted[spelling_of(said.name)].add(person)
    homes = {people.alike.of(spelling) for spelling in addressed}.union(*(parted[one] for one in addressed))
    claims: list[tuple[Slug, str]] = []
    owners: dict[str, frozenset[Person]] = {}
    for spelling in addressed:
        near = (parted[spelling] | people.beside.get(spelling, set())) & homes
        for key, whose in [
            (spelling, _owners(people, spelling, near, papers)),
            *((person, frozenset({person})) for person in parted[spelling]),
        ]:
            claims.append((_slug(spelling), key_hash(key)))
            owners[key_hash(key)] = whose
    return claims, owners


def _owners(people: People, spelling: str, near: Set[Person], papers: Papers) -> frozenset[Person]:
    """The authors whose a spelling is: the one whom it means; where no paper shows that one, the others whom it
    may mean, or who stand in its place; and if there is nobody, still the one."""
    own = people.alike.of(spelling)
    meant = people.means.get(own, frozenset({own}))
    usual = meant if len(meant) == 1 else frozenset({own})
    return _with_papers(usual, papers) or _with_papers(meant | near, papers) or usual


def _with_papers(some: Iterable[Person], papers: Papers) -> frozenset[Person]:
    return frozenset(person for person in some if papers.get(person))


def _slug(spelling: str) -> Slug:
    return title_slug(spelling, "author")


# -- What an author is called --------------------------------------------------------------------


def _printed(people: People, addressed: Iterable[str]) -> dict[Person, tuple[str, Slug]]:
    """For each author the name as most listings print it, not in capitals alone, and the slug of that."""
    ways: defaultdict[Person, Counter[str]] = defaultdict(Counter)
    for spelling in addressed:
        ways[people.alike.of(spelling)] += people.names[spelling]
    for person, said in people.parted.items():
        ways[person] = people.names.get(spelling_of(said.name)) or Counter([said.name])
    names = {person: min(found, key=partial(_rank, found)) for person, found in ways.items()}
    return {person: (name, _slug(spelling_of(name))) for person, name in names.items()}


def _rank(counts: Mapping[str, int], name: str) -> tuple[bool, int, str]:
    in_capitals = any(map(is_capital, name)) and not any(map(is_small, name))
    return in_capitals, -counts[name], name


def _term(name: str, wanted: Slug, slugs: Iterable[Slug], papers: Iterable[PaperId]) -> Term:
    slug = min(slugs, key=lambda slug: (slug != wanted, not slug.startswith(wanted), len(slug), slug))
    return Term(AUTHORS, shorten(name, LONGEST_NAME), slug, tuple(papers))


# -- Who wrote a paper, whom a short name may mean -----------------------------------------------


def _written(
    people: People, entries: Iterable[PaperId], terms: Mapping[Person, Term]
) -> dict[PaperId, tuple[Term | None, ...]]:
    found = {paper: tuple(map(terms.get, people.shown.get(paper, ()))) for paper in entries}
    return {paper: authors for paper, authors in found.items() if any(authors)}


def _maybe(people: People, terms: Mapping[Person, Term]) -> dict[Slug, tuple[Term, ...]]:
    return {
        terms[person].slug: tuple(terms[one] for one in sorted(meant) if one in terms)
        for person, meant in sorted(people.means.items())
        if len(meant) > 1 and person in terms
    }
