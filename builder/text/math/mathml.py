"""A formula set as MathML Core, by math-core; or not at all.

A listing is untrusted and the renderer is another's program: what is too long or too deep never reaches it, and of
what it answers only elements and attributes of our lists are written again, by us.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from math_core import LatexError, LatexToMathML

from builder.text.math.macros import MACROS, RENAMED
from builder.text.math.nesting import is_readable
from builder.text.math.pieces import Formula

MathNode = str | tuple["str | MathNode", ...]
"""A text, or an element: its name, its attributes as they stand behind the name, its children."""

ELEMENTS = frozenset(
    "math mi mn mo ms mtext mspace mrow msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr "
    "mtd mpadded mphantom".split()
)
"""What may be written: all that this renderer makes of MathML Core."""

ATTRIBUTES = frozenset(
    "stretchy lspace rspace form minsize maxsize symmetric movablelimits largeop mathvariant width height depth "
    "accent accentunder linethickness displaystyle scriptlevel voffset".split()
)
"""What each of them may have; one list serves all elements, since none of these loads or runs a thing."""

_DROPPED = frozenset("style class".split())
"""Attributes without which a formula stands, too: colours, small shifts, the sides of a column."""

_UNWRAPPED = frozenset("span b i em strong code".split())
"""HTML in `mtext`, of which the words alone are kept."""

_OPENING = (("(",), ("[",), ("{",))
"""Brackets that open, as the children of their element."""

_PIECE = re.compile(r"<(/?)([a-z]+)((?: [a-z]+(?:=\"[^\"<>]*\")?)*) ?(/?)>|([^<>]+)")

_ATTRIBUTE = re.compile(r" ([a-z]+)(?:=\"([^\"<>]*)\")?")

_VARIANTS = dict.fromkeys((0xFE00, 0xFE01))
"""Selectors of a variant behind letters in script, which no font that readers have obeys."""

_VALUE = re.compile(r"[a-z0-9.+-]{1,24}")

_FORBIDDEN = re.compile(
    r"\\(?:[gex]?def|let|futurelet|global|(?:re)?newcommand|providecommand|DeclareMathOperator|newenvironment|href|url|"
    r"includegraphics|class|cssId|style|html[A-Za-z]*|ref|eqref|cite|input|include|write|catcode|csname)(?![A-Za-z])"
)

_LABEL = re.compile(r"\\(?:label|tag\*?)\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])")

_RENDERER = LatexToMathML(
    macros=MACROS | RENAMED,
    fancy_error=False,
    max_expansions=200,
)


def mathml(formula: Formula) -> MathNode | None:
    """A formula as a tree of MathML, or None where the renderer cannot set it or must not see it."""
    return _set(formula.tex)


@lru_cache(maxsize=50_000)
def _set(tex: str) -> MathNode | None:
    if not is_readable(tex) or _FORBIDDEN.search(tex):
        return None
    try:
        made = _RENDERER.convert_with_local_state(_LABEL.sub("", tex), displaystyle=False)
    except (LatexError, UnicodeEncodeError):  # half a pair of UTF-16
        return None
    return _tree(made)


def _tree(made: str) -> MathNode | None:
    """What the renderer wrote as a tree of listed elements; None where there is anything else in it."""
    opened: list[list[str | MathNode]] = [[]]
    for piece in _pieces(made):
        if piece is None:
            return None
        closes, name, attributes, is_empty, text = piece
        if text:
            opened[-1].append(text)
        elif closes:
            done = opened.pop()
            if not opened or done[0] != name:
                return None
            opened[-1] += done[2:] if name in _UNWRAPPED else [_simplified(done)]
        else:
            opened.append([name, attributes])
            if is_empty:
                done = opened.pop()
                opened[-1].append((name, attributes))
    found = opened[0]
    return found[0] if len(opened) == 1 and len(found) == 1 and found[0][0] == "math" else None


def _simplified(done: list[str | MathNode]) -> MathNode:
    """An element; a row is without the space of no width, and one of a single child is that child."""
    name, attributes, *children = done
    if name in ("mrow", "math"):
        children = [part for child in children if child != ("mspace", "") for part in _spread(child)]
    if name == "mrow" and not attributes and len(children) == 1 and not isinstance(children[0], str):
        return children[0]
    return (name, attributes, *children)


def _spread(child: MathNode) -> Sequence[MathNode]:
    """The parts of a row that ends in an opening bracket, as `exp(`: what closes it stands in the row around."""
    if isinstance(child, str) or child[:2] != ("mrow", "") or not child[2:]:
        return (child,)
    last = child[-1]
    return child[2:] if not isinstance(last, str) and last[0] == "mo" and last[2:] in _OPENING else (child,)


def _pieces(made: str) -> Iterator[tuple[str, str, str, str, str] | None]:
    """The tags and texts of what was made, None for what is neither."""
    at = 0
    while at < len(made):
        found = _PIECE.match(made, at)
        at = found.end() if found else len(made)
        yield _piece(found) if found else None


def _piece(found: re.Match[str]) -> tuple[str, str, str, str, str] | None:
    closes, name, attributes, is_empty, text = found.groups(default="")
    if text:
        return "", "", "", "", html.unescape(text).translate(_VARIANTS)
    kept = _kept(attributes)
    if kept is None or (name not in ELEMENTS and name not in _UNWRAPPED):
        return None
    return closes, name, kept, is_empty, ""


def _kept(attributes: str) -> str | None:
    """The attributes that may stand, or None where there is one that must not."""
    kept = []
    for name, value in _ATTRIBUTE.findall(attributes):
        if name in _DROPPED:
            continue
        if name not in ATTRIBUTES or not _VALUE.fullmatch(value):
            return None
        kept.append(f' {name}="{value}"')
    return "".join(kept)


def as_html(node: MathNode) -> str:
    """A tree as it stands in a page."""
    if isinstance(node, str):
        return html.escape(node, quote=False)
    name, attributes, *children = node
    return f"<{name}{attributes}>{''.join(map(as_html, children))}</{name}>"
