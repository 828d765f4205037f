"""Papers in small scripts, for whoever wants one of them on another page: a list its abstract, a search its title.

Scripts and not JSON, because a page opened from disk may load nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.model import SHARD_SIZE, TOPIC, Archive, Entry, Term, dates
from builder.search.streams import MOST_NAMED
from builder.text import Formula, MathNode, as_plain, mathml


def documents(archive: Archive) -> list[list[Any]]:
    """Each paper as lists and results show it, by its number: title, last part of the address, id, day, topic,
    tags, abstract, its first link, if it has one, with its kind, and its authors, if they are known."""
    topics = {term.name: term.slug for term in TOPIC.terms(archive)}
    return [
        _document(entry, topics, archive.tag_pages, archive.written.get(paper, ()))
        for paper, entry in [*archive.entries.items()][::-1]
    ]


def _document(
    entry: Entry, topics: Mapping[str, str], pages: Mapping[str, Term], written: Sequence[Term | None]
) -> list[Any]:
    topic = entry.topics.shown[0]
    authors = _authors(entry, written)
    link = [part for found in entry.links[:1] for part in (found.url, found.kind)]
    return [
        _title(entry),
        entry.slug,
        entry.paper.short_id,
        dates.short_name(entry.first_listed),
        _named(topic, topics[topic]),
        [_named(tag.name, pages[tag.key].slug if tag.key in pages else "") for tag in entry.tags],
        entry.shown.plain_abstract,
        *(link or ["", ""] if authors else link),
        *([authors] if authors else []),
    ]


def _authors(entry: Entry, written: Sequence[Term | None]) -> list[Any]:
    """The first authors: a name alone has no page; one with a page stands in a list, with the last part of its
    address where that does not follow from it. Behind them, how many there are beside these, if any are."""
    authors = entry.paper.details.authors
    pages = written or (None,) * len(authors)
    pairs = zip(authors[:MOST_NAMED], pages[:MOST_NAMED], strict=True)
    shown = [_author(author.name, page) for author, page in pairs]
    beside = len(authors) - len(shown)
    return [*shown, *([beside] if beside else [])]


def _author(name: str, page: Term | None) -> str | list[str]:
    if page is None:
        return name
    named = _named(name, page.slug)
    return [named] if isinstance(named, str) else named


def _title(entry: Entry) -> str | list[Any]:
    """A title without formulas as a text; else its pieces: texts, and formulas as [plain text, elements]."""
    pieces = [_piece(piece) for piece in entry.shown.title]
    return pieces if any(isinstance(piece, list) for piece in pieces) else "".join(pieces)


def _piece(piece: str | Formula) -> Any:
    node = mathml(piece) if isinstance(piece, Formula) else None
    plain = as_plain((piece,))
    return [plain, _element(node)] if node else plain


def _element(node: MathNode) -> Any:
    """A text, or an element as a list: its name with its attributes in one text, then what is in it."""
    if isinstance(node, str):
        return node
    name, attributes, *children = node
    return [f"{name}{attributes}".replace('"', ""), *map(_element, children)]


def _named(name: str, slug: str) -> str | list[str]:
    """A name whose address follows from it stands alone; one without a page has "" for the address."""
    return name if name.lower().replace(" ", "-") == slug else [name, slug]


def document_shards(archive: Archive) -> Iterator[tuple[str, list[list[Any]]]]:
    """The name of each shard and its papers."""
    found = documents(archive)
    for at in range(0, len(found), SHARD_SIZE):
        yield f"d/{at // SHARD_SIZE}", found[at : at + SHARD_SIZE]
