"""Papers in small scripts, for whoever wants one of them on another page: a list its abstract, a search its title.

Scripts and not JSON, because a page opened from disk may load nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from builder.model import SHARD_SIZE, TOPIC, Archive, Entry, Term, dates
from builder.text import Formula, MathNode, as_plain, mathml


def documents(archive: Archive) -> list[list[Any]]:
    """Each paper as lists and results show it, by its number: title, last part of the address, day, topic, tags,
    abstract, and its first link, if it has one, with its kind."""
    topics = {term.name: term.slug for term in TOPIC.terms(archive)}
    return [_document(entry, topics, archive.tag_pages) for entry in [*archive.entries.values()][::-1]]


def _document(entry: Entry, topics: Mapping[str, str], pages: Mapping[str, Term]) -> list[Any]:
    topic = entry.topics.shown[0]
    return [
        _title(entry),
        entry.slug,
        dates.short_name(entry.first_listed),
        _named(topic, topics[topic]),
        [_named(tag.name, pages[tag.key].slug if tag.key in pages else "") for tag in entry.tags],
        entry.shown.plain_abstract,
        *(part for link in entry.links[:1] for part in (link.url, link.kind)),
    ]


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


def literal(value: object) -> str:
    """A value as JavaScript, in ASCII so that no charset matters, and without a "<" that could close a tag."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def hand_over(name: str, value: str) -> str:
    """A classic script that hands a literal to `assets/js/load.js`."""
    return f'paperArchive.put("{name}",{value});\n'
