"""All authors of several papers, and the papers of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from string import ascii_uppercase

from builder.model import AUTHOR, Term
from builder.pages.context import PageContext
from builder.pages.front_matter import CountedLink, Group, Link, PaperLink, Shared
from builder.pages.known import author_links
from builder.pages.letters import NO_LETTER, letter_id, letter_of, letter_slug
from builder.pages.lists import BESIDE, PaperList, list_pages, terms_page
from builder.pages.page import Page
from builder.pages.parts import beside, counted, moved, named, paper_link, section_link
from builder.text import fold_case, plural

AUTHORS_ON_INDEX = 1000
"""Addresses of authors up to which the index names them all; where there are more, each letter has a page."""

LETTERS = (*ascii_uppercase, NO_LETTER)
"""The letters of the index, whoever is there: the page of a letter does not go with its last author. Other letters
than Latin ones stand behind them."""

CROWD = 100
"""Authors from which on a paper says nothing of who works with whom."""

# -- The papers of an author -------------------------------------------------------------------


def author_pages(context: PageContext) -> Iterator[Page]:
    """Every address of an author: the page, the aliases, those that several want."""
    for author in context.archive.authors:
        listed = PaperList(
            facet=AUTHOR,
            slug=author.slug,
            title=author.name,
            papers=author.papers,
            kicker=section_link(AUTHOR),
            beside=beside("Wrote with", _wrote_with(context, author)),
            kin=(beside("May be", map(named, context.archive.maybe.get(author.slug, ())[:BESIDE])),),
            query=f"{AUTHOR.search.key}={author.slug}",
            by_year=True,
        )
        yield from list_pages(context, listed)
    for slug, author in context.archive.author_aliases.items():
        yield moved(AUTHOR.address(slug), author.name, Link(author.name, author.address))
    for slug, authors in context.archive.shared_authors.items():
        yield _shared_page(context, AUTHOR.address(slug), authors)


def _wrote_with(context: PageContext, author: Term) -> list[CountedLink]:
    """The co-authors of most papers, with how many."""
    found: Counter[Link] = Counter()
    for entry in map(context.entry, author.papers):
        if len(entry.paper.details.authors) <= CROWD:
            found.update({link for link in author_links(context, entry) if link.url != author.address})
    by_url: dict[str, CountedLink] = {}
    for link in sorted(found):
        one = by_url.get(link.url) or CountedLink(link.name, link.url, 0)
        by_url[link.url] = replace(one, count=one.count + found[link])
    return sorted(by_url.values(), key=lambda one: (-one.count, fold_case(one.name), one.url))[:BESIDE]


def _shared_page(context: PageContext, address: str, authors: Sequence[Term]) -> Page:
    return Page(
        address=address,
        body="shared_author",
        template="shared.html",
        title=f"{len(authors)} authors share this address",
        section=AUTHOR.section,
        content=Shared([_told_apart(context, author) for author in authors], ()),
    )


def _told_apart(context: PageContext, author: Term) -> PaperLink:
    """A link to an author with the newest paper: several may have one name."""
    papers = [paper_link(context, context.entry(paper)).title for paper in author.papers[:1]]
    note = ": ".join((plural(len(author.papers), "paper"), *papers))
    return PaperLink(author.name, author.address, note=note)


# -- All authors -------------------------------------------------------------------------------


def author_indexes(context: PageContext) -> Iterator[Page]:
    """All authors from A to Z, by the last word of their names; of very many each letter on a page of its own.

    How many addresses there are decides: these only become more, so that no page of a letter ever goes.
    """
    archive = context.archive
    authors = sorted(archive.authors, key=_by_letter)
    lede = f"{plural(len(authors), 'author')} of several papers; the search finds the others."
    if len(authors) + len(archive.author_aliases) + len(archive.shared_authors) <= AUTHORS_ON_INDEX:
        letters = [Link(one, f"#{letter_id(one)}") for one in dict.fromkeys(map(_letter, authors))]
        yield terms_page(AUTHOR.index, AUTHOR, AUTHOR.section, _groups(authors), lede, letters=letters)
        return
    there = {letter: list(members) for letter, members in groupby(authors, key=_letter)}
    links = [Link(letter, _letter_address(letter)) for letter in LETTERS if letter in there]
    most = sorted(authors, key=lambda author: (-len(author.papers), _by_letter(author)))[:AUTHORS_ON_INDEX]
    shown = _groups(sorted(most, key=_by_letter))
    of_most = f"{lede} Here are the {len(most):,} of most papers; each letter leads to all of its own."
    yield terms_page(AUTHOR.index, AUTHOR, AUTHOR.section, shown, of_most, letters=links)
    for letter in LETTERS:
        members = there.get(letter, [])
        said = f"{plural(len(members), 'author')} of several papers."
        title = f"Authors: {letter}"
        yield terms_page(_letter_address(letter), AUTHOR, title, _groups(members), said, letters=links)


def _groups(authors: Iterable[Term]) -> list[Group]:
    return [
        Group(letter, letter_id(letter), list(map(counted, members)))
        for letter, members in groupby(authors, key=_letter)
    ]


def _by_letter(author: Term) -> tuple[int, str, str, str]:
    return LETTERS.index(_letter(author)), fold_case(_last_word(author)), fold_case(author.name), author.slug


def _letter(author: Term) -> str:
    letter = letter_of(_last_word(author))
    return letter if letter in LETTERS else NO_LETTER


def _last_word(author: Term) -> str:
    """What most people are sorted by, "Jr" and the like left out."""
    return author.name.partition(",")[0].split(" ")[-1]


def _letter_address(letter: str) -> str:
    return AUTHOR.address(f"letters/{letter_slug(letter)}")
