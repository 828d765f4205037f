r"""Formulas that a text marks itself: `$..$`, `$$..$$`, `\(..\)`, `\[..\]`, environments, and a bare `{\phi}`.

A price has the same sign as a formula, and of an odd number of dollars one belongs to nothing: what stands between
two dollars must look like mathematics, else the first of them is a dollar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.text.characters import is_decimal
from builder.text.math.pieces import Formula, Pieces
from builder.text.math.plain import plain_tex
from builder.text.math.stripped import restored
from builder.text.math.symbols import SYMBOLS

MOST_WORDS = 3
"""Plain words in a formula: of 100,000 papers 366 have two dollars around more, and these are prose."""

LONGEST = 4_000
"""Characters of a formula that is looked for; no real one has a quarter of them."""

_ENVIRONMENT = r"(?:equation|displaymath|math|align|gather|multline|eqnarray)\*?"

_OPENING = re.compile(rf"\\[$\\]|\$\$?|\\[(\[]|\\begin\{{(?P<name>{_ENVIRONMENT})\}}")

_CLOSING = {"$": "$", "$$": "$$", r"\(": r"\)", r"\[": r"\]"}

_ROWS = re.compile(r"\\\\|(?<!\\)&")

_DRESSED = re.compile(r"\\(?:text|mbox|hbox|math|operatorname)[A-Za-z]*\s*\{[^{}]*\}|\\[A-Za-z]+")

_WORD = re.compile(r"(?<![^\s(])[A-Za-z][a-z]+(?![^\s,.;:)])")

_SIGN = re.compile(r"[\\^_={}<>+*/|]")

_STRONG_SIGN = re.compile(r"[\\^_={}<>+]")

_PRICE = re.compile(r"\s*[0-9][^\\^_={}<>]*\Z")

_BRACES = re.compile(r"\\[\\{}]|[{}]")

_BARE = re.compile(r"\{\s*\\([A-Za-z]+)\s*\}(?:[_^](?:\{[^{}$]*\}|[A-Za-z0-9]))*")


def find_written(text: str) -> Pieces:
    """The pieces of a text, each formula as it is marked there; one piece where it marks none."""
    pieces: list[str | Formula] = []
    done = 0
    for start, formula in _delimited(text):
        pieces += [*([text[done:start]] if start > done else []), formula]
        done = start + len(formula.shown)
    return (*pieces, text[done:]) if done < len(text) or not pieces else tuple(pieces)


def find_bare(text: str) -> Pieces:
    r"""The pieces of a text without marks of formulas: a symbol in braces of its own (`{\phi}_1`) is one."""
    pieces: list[str | Formula] = []
    done = 0
    for found in _BARE.finditer(text):
        if found[1] in SYMBOLS:
            pieces += [*([text[done : found.start()]] if found.start() > done else []), _bare(found[0])]
            done = found.end()
    return (*pieces, text[done:]) if done < len(text) or not pieces else tuple(pieces)


def _bare(shown: str) -> Formula:
    return Formula(tex=shown, shown=shown, repaired=False)


def _delimited(text: str) -> Iterator[tuple[int, Formula]]:
    """Where each formula stands, in one pass: what a mark would enclose is looked at once."""
    at = 0
    while opening := _OPENING.search(text, at):
        at = opening.end()
        mark = opening[0]
        if mark in (r"\$", r"\\"):
            continue
        formula = _environment(text, opening) if opening["name"] else _between(text, opening)
        if formula:
            yield opening.start(), formula
            at = opening.start() + len(formula.shown)
        elif mark == "$$":
            at -= 1  # its second dollar may open a formula


def _between(text: str, opening: re.Match[str]) -> Formula | None:
    """The formula that begins with a mark, or None where what follows is none."""
    mark = opening[0]
    close = _CLOSING[mark]
    end = _end(text, opening.end(), close)
    tex = text[opening.end() : end].strip() if end >= 0 else ""
    behind = text[end + len(close) : end + len(close) + 1]
    if not _is_mathematics(tex) or (mark == "$" and _is_price(text[opening.end() : end], behind)):
        return None
    display = mark in ("$$", r"\[")
    return _formula(tex, text[opening.start() : end + len(close)], display)


def _end(text: str, start: int, close: str) -> int:
    r"""Where the closing mark stands, -1 where there is none; a dollar behind a backslash (`\$`) is none."""
    at = text.find(close, start, start + LONGEST)
    while at > 0 and close == "$" and text[at - 1] == "\\" and not text[:at].endswith(r"\\"):
        at = text.find(close, at + 1, start + LONGEST)
    return at


def _environment(text: str, opening: re.Match[str]) -> Formula | None:
    close = f"\\end{{{opening['name']}}}"
    end = text.find(close, opening.end(), opening.end() + LONGEST)
    tex = text[opening.end() : end].strip() if end >= 0 else ""
    if not _has_braces_in_pairs(tex) or not plain_tex(tex):
        return None
    return _formula(tex, text[opening.start() : end + len(close)], display=True)


def _formula(tex: str, shown: str, display: bool) -> Formula | None:
    """A formula as it was written; None where a listing took too much of it. It takes all dollars or none."""
    whole = tex if shown.startswith("$") else restored(tex)
    return None if whole is None else Formula(_row(whole), shown, repaired=whole != tex, display=display)


def _row(tex: str) -> str:
    """TeX that may stand between two dollars: rows of an environment are set side by side in one of their own."""
    begin, end = (f"\\{word}{{aligned}}" for word in ("begin", "end"))
    return tex if begin[:6] in tex or not _ROWS.search(tex) else f"{begin}{tex}{end}"


def _is_mathematics(tex: str) -> bool:
    """Whether this is no prose, has braces in pairs and shows something."""
    if r"\(" in tex or "$" in tex.replace(r"\$", "") or not _has_braces_in_pairs(tex) or not plain_tex(tex):
        return False
    words = len(_WORD.findall(_DRESSED.sub(" ", tex)))
    return words <= MOST_WORDS and (words < 2 or bool(_SIGN.search(tex)))


def _is_price(inside: str, behind: str) -> bool:
    """Whether the first dollar stands before a sum and the second before another ("$5 and $6"), or both behind
    some ("5 $ and 6 $")."""
    if inside[-1:].isspace() and _WORD.search(inside) and not _STRONG_SIGN.search(inside):
        return True
    return bool(_PRICE.match(inside)) and is_decimal(behind)


def _has_braces_in_pairs(tex: str) -> bool:
    depth = 0
    for brace in _BRACES.findall(tex):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0
