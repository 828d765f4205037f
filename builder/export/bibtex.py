"""A paper as a BibTeX record, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Author, Citation, dates
from builder.text import escape_latex

MOST_AUTHORS = 100
"""Authors of a record; a style that prints more is not known to us."""


def bibtex(citation: Citation) -> str:
    """The record as `@misc`: what is known of the paper, and where it was listed.

    The number of arXiv is named twice: BibTeX's styles and Zotero look for different words (`archiveprefix`,
    `eprinttype`).
    """
    fields = dict(_fields(citation))
    width = max(map(len, fields))
    lines = ",\n".join(f"  {name:{width}} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{citation.key},\n{lines}\n}}"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.authors:
        yield "author", _authors(citation.authors, has_more=citation.has_more)
    yield "title", f"{{{escape_latex(citation.title)}}}"
    if citation.published:
        yield "year", citation.published[:4]
    if citation.arxiv:
        yield "eprint", _plain(citation.arxiv)
        yield "archiveprefix", "arXiv"
        yield "eprinttype", "arxiv"
    if citation.category:
        yield "primaryclass", _plain(citation.category)
    if citation.doi:
        yield "doi", _plain(citation.doi)
    yield "note", _note(citation)


def _authors(authors: tuple[Author, ...], *, has_more: bool) -> str:
    names = [_name(author) for author in authors[:MOST_AUTHORS]]
    return " and ".join([*names, *(["others"] if has_more or len(authors) > MOST_AUTHORS else [])])


def _name(author: Author) -> str:
    """As BibTeX takes it apart: "Last, Jr, First" where the parts are known; what it would take apart wrongly, a
    single word or a name with a comma or an "and", as one."""
    if author.family and author.given:
        *given, last = author.given.split(", ")
        parts = (author.family, last, *given) if given else (author.family, last)
        if "," not in author.family and len(given) < 2 and not _has_and(author.name):
            return ", ".join(map(_plain, parts))
    is_whole = "," in author.name or " " not in author.name or _has_and(author.name)
    return f"{{{_plain(author.name)}}}" if is_whole else _plain(author.name)


def _has_and(name: str) -> bool:
    return "and" in name.lower().split() if name.isascii() else " and " in name


def _plain(text: str) -> str:
    return escape_latex((text,))


def _note(citation: Citation) -> str:
    first = citation.listed
    listed = f"Listed on {dates.long_name(first)}" if first else "Listed without a date"
    lacks = [*([] if citation.authors else ["authors"]), *([] if citation.published else ["year"])]
    return f"{listed}; {' and '.join(lacks)} to be completed from the paper" if lacks else listed
