"""Texts with formulas as the HTML that sets them; what has none needs no HTML of its own."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence

from builder.model import Entry
from builder.pages.front_matter import Listed
from builder.text import Formula, Pieces, as_html, as_plain, find_urls, is_legible, mathml, plain_formula, shorten

WIDE = 20
"""Characters of the plain text of a formula from which on it may be wider than the screen of a phone."""

OPENING, CLOSING = "([“‘\"'", ",.;:!?)]”’\"'-"
"""Signs that stay on the line of the formula that they touch: a browser may break a line around any formula."""


def title_markup(title: Pieces, limit: int | None = None) -> str | None:
    """A title, or as much of it as `limit` characters of its plain text, as HTML; None where it has no formula."""
    if limit is not None:
        title = _shortened(title, limit)
    return "".join(_lines(title, _escaped, _formula)) if _formulas(title) else None


def abstract_markup(abstract: Pieces) -> str | None:
    """An abstract as HTML: addresses are links, formulas tell their TeX, to be copied. Its plain
    text stands in the head of its page.

    None where it has no formula."""
    if not _formulas(abstract):
        return None
    return f"<p>{''.join(_lines(abstract, _linked, _told))}</p>"


def listed(entry: Entry) -> Listed | None:
    """The title and the abstract as they were listed, where a formula of them was repaired."""
    title, abstract = (
        text if any(formula.repaired for formula in _formulas(pieces)) else None
        for text, pieces in (
            (entry.paper.title, entry.shown.title),
            (entry.paper.abstract, entry.shown.abstract),
        )
    )
    return Listed(title, abstract) if title or abstract else None


def _formulas(pieces: Pieces) -> Sequence[Formula]:
    return [piece for piece in pieces if isinstance(piece, Formula)]


def _shortened(pieces: Pieces, limit: int) -> Pieces:
    """The text cut between words where it is longer; a formula is whole or not there."""
    kept: list[str | Formula] = []
    room = limit
    for piece in pieces:
        shown = as_plain((piece,))
        if len(shown) > room:
            return (*kept, shorten(piece, room) if isinstance(piece, str) and room > 1 else "…")
        kept.append(piece)
        room -= len(shown)
    return tuple(kept)


def _lines(pieces: Pieces, text: Callable[[str], str], formula: Callable[[Formula], str]) -> Iterator[str]:
    """The pieces as HTML, each formula held on one line with the signs that touch it."""
    opening = ""
    for before, piece, after in zip(("", *pieces), pieces, (*pieces[1:], ""), strict=False):
        if isinstance(piece, Formula):
            yield _held(opening, formula(piece), _closing(after))
            opening = ""
            continue
        shown = as_plain((piece,))
        if isinstance(before, Formula):
            shown = shown.removeprefix(_closing(piece))
        rest = shown.rstrip(OPENING) if isinstance(after, Formula) else shown
        opening = shown[len(rest) :]
        yield text(rest)


def _closing(piece: str | Formula) -> str:
    """The closing signs with which a text starts; a formula has none."""
    shown = "" if isinstance(piece, Formula) else as_plain((piece,))
    return shown[: len(shown) - len(shown.lstrip(CLOSING))]


def _held(opening: str, formula: str, closing: str) -> str:
    if not opening + closing:
        return formula
    return f"<span>{_escaped(opening)}{formula}{_escaped(closing)}</span>"


def _told(formula: Formula) -> str:
    """A formula that tells its TeX, where that cannot be read off it."""
    node = mathml(formula)
    is_told = node is None or not is_legible(node, formula.tex)
    return _formula(formula, f' data-pa-tex="{html.escape(formula.tex)}"' if is_told else "")


def _formula(formula: Formula, attributes: str = "") -> str:
    """A formula with attributes of ours: set, or else in plain text; a wide one in a part that scrolls."""
    node, plain = mathml(formula), plain_formula(formula)
    if not node:
        return f"<span{attributes}>{_escaped(plain)}</span>" if attributes else _escaped(plain)
    shown = as_html(node).replace("<math", f"<math{attributes}", 1)
    return f'<span class="pa-wide">{shown}</span>' if len(plain) > WIDE else shown


def _linked(text: str) -> str:
    return "".join(_links(text))


def _links(text: str) -> Iterator[str]:
    end = 0
    for start, stop, url in find_urls(text):
        yield _escaped(text[end:start])
        yield f'<a href="{html.escape(url)}">{_escaped(text[start:stop])}</a>'
        end = stop
    yield _escaped(text[end:])


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
