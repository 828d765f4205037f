"""All tags, and the papers of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from builder.model import TAG, Term
from builder.pages.context import PageContext
from builder.pages.front_matter import CountedLink, Group, Link, PaperLink, Shared
from builder.pages.letters import letter_id, letter_of, letter_slug
from builder.pages.lists import BESIDE, PaperList, list_pages, terms_page
from builder.pages.page import Page
from builder.pages.parts import beside, counted, named, section_link
from builder.text import fold_case, plural

TAGS_ON_INDEX = 1000
"""Tags of the index itself; an archive with more has a page for each letter."""

MOST_USED = 14
"""Tags beside the index."""

# -- The papers of a tag -----------------------------------------------------------------------


def tag_pages(context: PageContext) -> Iterator[Page]:
    by_slug = {term.slug: term for term in context.archive.tags}
    for term in context.archive.tags:
        broader = [by_slug[term.broader]] if term.broader else []
        narrower = [by_slug[slug] for slug in term.narrower[:BESIDE]]
        listed = PaperList(
            facet=TAG,
            slug=term.slug,
            title=term.name,
            papers=term.papers,
            kicker=section_link(TAG),
            beside=beside("Often together with", _together_with(context, term)),
            kin=(beside("Broader", map(named, broader)), beside("Narrower", map(named, narrower))),
            query=f"{TAG.search.key}={term.slug}",
        )
        yield from list_pages(context, listed)


def _together_with(context: PageContext, term: Term) -> list[CountedLink]:
    """The tags that most papers of this one also have, with how many of these do, two or more; neither broader nor
    narrower ones, for which that goes without saying."""
    shared = Counter(other.name for paper in term.papers for other in context.terms_of(TAG, context.entry(paper)))
    tags = (context.terms[TAG.key][name] for name in sorted(shared, key=lambda name: (-shared[name], name)))
    others = (tag for tag in tags if shared[tag.name] > 1 and not context.is_kin(term, tag))
    return [CountedLink(tag.name, tag.address, shared[tag.name]) for tag in islice(others, BESIDE)]


def shared_tag_pages(context: PageContext) -> Iterator[Page]:
    """The addresses that several tags want, each of which names them."""
    for slug, terms in context.archive.shared_tags.items():
        yield Page(
            address=TAG.address(slug),
            body="shared_tag",
            template="shared.html",
            title=f"{len(terms)} tags share this address",
            section=TAG.section,
            content=Shared([PaperLink(term.name, term.address) for term in terms], ()),
        )


# -- All tags ----------------------------------------------------------------------------------


def tag_indexes(context: PageContext) -> Iterator[Page]:
    """All tags from A to Z; of very many the most used, and then each letter on a page of its own."""
    tags = sorted(context.archive.tags, key=_by_letter)
    if len(tags) <= TAGS_ON_INDEX:
        yield _whole_index(context, tags)
    else:
        letters = [Link(letter, _letter_address(letter)) for letter in dict.fromkeys(map(_letter, tags))]
        yield _index_of_most_used(context, letters)
        for letter, members in groupby(tags, key=_letter):
            yield _letter_page(letter, list(members), letters)


def _whole_index(context: PageContext, tags: Sequence[Term]) -> Page:
    letters = [Link(letter, f"#{letter_id(letter)}") for letter in dict.fromkeys(map(_letter, tags))]
    lede = f"{_shared(tags)}." if tags else "No phrase is shared by enough listings yet."
    most_used = _most_used(context)
    return terms_page(TAG.index, TAG, TAG.section, _groups(tags), lede, letters=letters, beside=most_used)


def _index_of_most_used(context: PageContext, letters: Sequence[Link]) -> Page:
    count = _shared(context.archive.tags)
    lede = f"{count}. Here are the {TAGS_ON_INDEX:,} most used; each letter leads to all of its own."
    shown = sorted(context.most_used[:TAGS_ON_INDEX], key=_by_letter)
    most_used = _most_used(context)
    return terms_page(TAG.index, TAG, TAG.section, _groups(shown), lede, letters=letters, beside=most_used)


def _letter_page(letter: str, tags: Sequence[Term], letters: Sequence[Link]) -> Page:
    return terms_page(
        _letter_address(letter), TAG, f"Tags: {letter}", _groups(tags), f"{_shared(tags)}.", letters=letters
    )


def _shared(tags: Sequence[Term]) -> str:
    return f"{plural(len(tags), 'phrase')} that several listings share"


def _most_used(context: PageContext) -> Group:
    return beside("Most used", map(counted, context.most_used[:MOST_USED]))


def _groups(tags: Iterable[Term]) -> list[Group]:
    return [
        Group(letter, letter_id(letter), list(map(counted, members)))
        for letter, members in groupby(tags, key=_letter)
    ]


def _by_letter(term: Term) -> tuple[str, str, str]:
    return _letter(term), fold_case(term.name), term.name


def _letter(term: Term) -> str:
    return letter_of(term.name)


def _letter_address(letter: str) -> str:
    return TAG.address(f"letters/{letter_slug(letter)}")
