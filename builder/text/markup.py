"""HTML's tags that only dress words (`CO<sub>2</sub>`, `<i>E. coli</i>`), as publishers leave them in titles."""

from __future__ import annotations

import re
from collections import deque
from typing import Any

from builder.text.characters import fold_case, is_alphanumeric

LOWERED = dict(
    zip("0123456789+-−–=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True)
) | dict(zip(".,", ".,", strict=True))
"""Characters as Unicode has them below the line; a point is low enough ("Al₀.₃")."""

RAISED = dict(
    zip(
        "0123456789+-−–=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
        strict=True,
    )
) | {one: one for one in ".,*′″†‡°®™"}
"""Characters as Unicode has them above the line; some stand there anyway."""

_SCRIPTS = {"sub": ("_", LOWERED), "sup": ("^", RAISED)}

DEEPEST = 8
"""Tags inside each other that are seen: each is one more time over the words in it."""

# A formula goes before a tag: what two dollars enclose is left alone, and "<" is less-than there.
_TAG = re.compile(r"(\$[^$]*\$|</?(?:sub|sup|i|b|em|strong|scp)>)", re.IGNORECASE | re.ASCII)


def resolve_markup(text: str) -> str:
    """A cleaned text without tags in pairs: figures stand below or above the line (`CO₂`, `10⁻³`), words for which
    Unicode lacks a letter behind "_" or "^" (`T_c`), and what was slanted or bold is plain.

    A tag alone stays as it is, and so does each in a formula, with attributes, or of another name.
    """
    if "</" not in text:
        return text
    found: list[str] = []
    opened: deque[tuple[str, int]] = deque(maxlen=DEEPEST)
    for at, piece in enumerate(_TAG.split(text)):
        name = fold_case(piece.strip("</>")) if at % 2 and piece[0] == "<" else ""
        if not name:
            found.append(piece)
        elif piece[1] != "/":
            opened.append((name, len(found)))
            found.append(piece)
        elif opened and opened[-1][0] == name:
            _, start = opened.pop()
            found[start:] = [_dressed(name, "".join(found[start + 1 :]))]
        else:  # it closes another, so which one is anybody's guess
            opened.clear()
            found.append(piece)
    return "".join(found)


def _dressed(name: str, words: str) -> str:
    """What stood in a tag, as it is shown; blanks at its ends stay where they are."""
    core = words.strip()
    if name not in _SCRIPTS or not core:
        return words
    sign, letters = _SCRIPTS[name]
    if all(one in letters for one in core):
        shown = "".join(letters[one] for one in core)
    else:
        shown = f"{sign}{core}" if is_alphanumeric(core) else f"{sign}({core})"
    return words.replace(core, shown, 1)


def markup_tables() -> dict[str, Any]:
    """What `resolve_markup` knows, for its twin in JavaScript."""
    scripts = {name: {"sign": sign, "letters": letters} for name, (sign, letters) in _SCRIPTS.items()}
    return {"tag": _TAG.pattern, "deepest": DEEPEST, "scripts": scripts}
