"""What a paper is cited by as a row of a script, out of which a page makes the records of any list.

In `site_templates/assets/js` `papers.js` reads it, and `formats.js` writes of it what this room writes.
What needs a table of Unicode, or a rule about names, is worked out here.
"""

from __future__ import annotations

import re
from typing import Any

from builder.export.bibtex import bibtex_name
from builder.export.people import Name, names_of
from builder.export.said import plain_title, title_of
from builder.model import Author, Citation, dates
from builder.text import escape_latex, title_latex, visible

_WORD = re.compile("([A-Za-z0-9'\x80-\u2012\u2015-\u2025\u2027-\U0010ffff]+)")
"""What stands in braces or not; `formats.js` has the same."""


def citation_row(citation: Citation) -> list[Any]:
    """What `papers.js` reads, in its order; nothing behind the last that is known."""
    names, has_more = names_of(citation)
    title = plain_title(citation)
    row = [
        citation.key,
        title,
        _latex(title, title_latex(title_of(citation))),
        [*map(_author, names, citation.authors), *([1] if has_more else [])],
        citation.published,
        dates.iso(citation.listed) or "",
        citation.arxiv,
        visible(citation.category),
        visible(citation.doi),
        visible(citation.venue),
    ]
    while not row[-1]:
        row.pop()
    return row


def _latex(title: str, latex: str) -> str | list[int]:
    """The numbers of the words that stand in braces, where the title as LaTeX is but that; else all of it."""
    kept, at = [], 0
    for number, part in enumerate(_WORD.split(title)):
        text = escape_latex((part,))
        if number % 2 and latex.startswith(f"{{{text}}}", at):
            kept.append(number // 2)
            text = f"{{{text}}}"
        if not latex.startswith(text, at):
            return latex
        at += len(text)
    return kept if at == len(latex) else latex


def _author(name: Name, author: Author) -> str | list[str]:
    """A name; one of given and family name as these two, with a tab between them; else the name as BibTeX and as a
    text have it, too."""
    written, shown = bibtex_name(name), visible(author.name)
    if name.whole:
        is_plain = name.whole == shown and written == escape_latex((shown,)) and "\t" not in shown
        return shown if is_plain else [name.whole, "", "", "", written, shown]
    is_made = (
        not name.suffix
        and shown == f"{name.given} {name.family}"
        and written == f"{escape_latex((name.family,))}, {escape_latex((name.given,))}"
        and "\t" not in shown
    )
    return (
        f"{name.family}\t{name.given}" if is_made else ["", name.family, name.given, name.suffix, written, shown]
    )
