"""All tags, and the papers of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.model import Term
from builder.pages.front_matter import Facts, Shelves, counted, link, tag_term
from builder.pages.lists import BESIDE, PaperList, group, list_pages, terms_page
from builder.text import fold, plural


def tag_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    by_slug = {term.slug: term for term in shelves.archive.tags}
    for term in shelves.archive.tags:
        broader = [by_slug[term.broader]] if term.broader else []
        narrower = [by_slug[slug] for slug in term.narrower[:BESIDE]]
        yield from list_pages(
            shelves,
            PaperList(
                path=f"tags/{term.slug}",
                title=term.name,
                section="Tags",
                papers=term.papers,
                kicker=link("Tags", "tags/index.html"),
                beside={"name": "Often together with", "terms": _tags_of(shelves, term)},
                kin=(
                    {"name": "Broader", "terms": [tag_term(other) for other in broader]},
                    {"name": "Narrower", "terms": [tag_term(other) for other in narrower]},
                ),
                query=f"tag={term.slug}",
            ),
        )


def _tags_of(shelves: Shelves, term: Term) -> list[Facts]:
    """The tags that most papers of this one also carry, with how many of these do."""
    shared = Counter(tag.name for paper in term.papers for tag in shelves.entry(paper).tags)
    shared.pop(term.name, None)
    found = sorted(shared, key=lambda name: (-shared[name], name))[:BESIDE]
    return [counted(name, shelves.tag_urls[name], shared[name]) for name in found]


TAGS_ON_INDEX = 1000
"""Tags of the index itself; an archive with more has a page for each letter."""

MOST_USED = 14
"""Tags beside the index."""


def tag_indexes(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    """All tags from A to Z; of very many the most used, and then each letter on a page of its own."""
    tags = sorted(shelves.archive.tags, key=_by_letter)
    most_used = sorted(tags, key=lambda term: (-len(term.papers), _by_letter(term)))
    beside: Facts = {"name": "Most used", "terms": [tag_term(term) for term in most_used[:MOST_USED]]}
    names = dict.fromkeys(map(_letter, tags))
    shared = f"{plural(len(tags), 'phrase')} that several papers share"
    if len(tags) <= TAGS_ON_INDEX:
        letters = [link(name, f"#{_letter_id(name)}") for name in names]
        lede = f"{shared}." if tags else "No phrase is shared by enough papers yet."
        yield "tags/index.md", "terms", _tags_page("Tags", lede, tags, letters, beside=beside)
        return
    letters = [link(name, f"tags/letters/{_letter_slug(name)}.html") for name in names]
    lede = f"{shared}. Here are the {TAGS_ON_INDEX:,} most used; each letter leads to all of its own."
    shown = sorted(most_used[:TAGS_ON_INDEX], key=_by_letter)
    yield "tags/index.md", "terms", _tags_page("Tags", lede, shown, letters, beside=beside)
    for name, members in groupby(tags, key=_letter):
        of_letter = list(members)
        lede = f"{plural(len(of_letter), 'phrase')} that several papers share."
        facts = _tags_page(f"Tags: {name}", lede, of_letter, letters)
        yield f"tags/letters/{_letter_slug(name)}.md", "terms", facts


def _tags_page(title: str, lede: str, tags: Iterable[Term], letters: list[Facts], **more: Facts) -> Facts:
    groups = [
        group(name, map(tag_term, members)) | {"id": _letter_id(name)}
        for name, members in groupby(tags, key=_letter)
    ]
    return terms_page(title, "Tags", groups, lede, letters=letters, **more)


def _by_letter(term: Term) -> tuple[str, str, str]:
    return _letter(term), term.name.casefold(), term.name


def _letter(term: Term) -> str:
    """The letter under which a tag stands: Ö is an O, a digit is "#"."""
    first = fold(term.name)[:1].upper()
    return first if first.isalpha() else "#"


def _letter_id(letter: str) -> str:
    return f"letter-{_letter_slug(letter)}"


def _letter_slug(letter: str) -> str:
    """`a`, `u23`; `tags/letters/a.html` is neither a tag's page nor a further page of a tag's list."""
    return letter.lower() if letter.isascii() and letter.isalpha() else f"u{ord(letter):x}"
