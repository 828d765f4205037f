"""A paper as a BibTeX record, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from builder.export.people import Name, is_group, is_suffix, names_of
from builder.export.said import address, note, read_on, title_of
from builder.model import MONTHS, Citation
from builder.text import escape_latex, title_latex, visible


def bibtex(citation: Citation) -> str:
    """The record as `@misc`: what is known of the paper, and where it was listed.

    Each brace has its partner, those behind a backslash, too: BibTeX counts them. The number of arXiv is named
    twice: BibTeX's styles and Zotero look for different words (`archiveprefix`, `eprinttype`). So is a whole day:
    BibTeX's styles print `year` and `month`, BibLaTeX and Zotero take `date`.
    """
    lines = ",\n".join(f"  {name} = {value}" for name, value in _fields(citation))
    return f"@misc{{{citation.key},\n{lines}\n}}"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    """The names of fields, and their values in braces; the name of a month is a macro of every style."""
    if citation.authors:
        yield "author", f"{{{_authors(citation)}}}"
    yield "title", f"{{{title_latex(title_of(citation))}}}"
    if published := citation.published:
        yield "year", f"{{{published[:4]}}}"
        if len(published) > 4:
            yield "month", MONTHS[int(published[5:7]) - 1][:3].lower()
        if len(published) > 7:
            yield "date", f"{{{published}}}"
    if citation.venue:
        yield "howpublished", f"{{{_plain(citation.venue)}}}"
    if citation.arxiv:
        yield "eprint", f"{{{address(citation.arxiv)}}}"
        yield "archiveprefix", "{arXiv}"
        yield "eprinttype", "{arxiv}"
        if citation.category:
            yield "primaryclass", f"{{{_plain(citation.category)}}}"
    if citation.doi:
        yield "doi", f"{{{address(citation.doi)}}}"
    if citation.url:
        yield "url", f"{{{address(citation.url)}}}"
    if day := read_on(citation):
        yield "urldate", f"{{{day.isoformat()}}}"
    yield "note", f"{{{note(citation)}}}"


def _authors(citation: Citation) -> str:
    names, has_more = names_of(citation)
    return " and ".join([*map(bibtex_name, names), *(["others"] if has_more else [])])


@lru_cache(maxsize=1 << 16)  # a paper's page, its lists and the file of all want the same
def bibtex_name(name: Name) -> str:
    """As BibTeX takes it apart: "Last, Jr, First" where the parts are known; what it would take apart wrongly, a
    group, a single word or a name with a comma or an "and", as one."""
    if name.whole:
        return _whole_name(name.whole)
    parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    if any(map(_has_and, parts)):
        return f"{{{_plain(' '.join((name.given, name.family)))}}}"
    return ", ".join(map(_plain, parts))


def _whole_name(name: str) -> str:
    """A name that nobody took apart. A suffix stays with the word before it: "Ana {Silva Neto}"."""
    if "," in name or " " not in name or is_group(name) or _has_and(name):
        return f"{{{_plain(name)}}}"
    first, blank, last = name.rpartition(" ")
    if is_suffix(last):
        first, blank, before = first.rpartition(" ")
        last = f"{before} {last}"
        return f"{_plain(first)}{blank}{{{_plain(last)}}}"
    return _plain(name)


def _has_and(name: str) -> bool:
    return "and" in name.lower().split() if name.isascii() else " and " in f" {name} "


def _plain(text: str) -> str:
    return escape_latex((visible(text),))
