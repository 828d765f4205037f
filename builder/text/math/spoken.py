r"""TeX in a question as the words under which its formula is found: `\alpha` is a word, `\rightarrow` is none.

`site_templates/search/formulas.js` does the same, from the tables that `search.tables` writes for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.text.characters import is_alphanumeric
from builder.text.folding import fold
from builder.text.math.macros import RENAMED
from builder.text.math.symbols import NAMES, SYMBOLS

COMMAND = re.compile(r"\\(?:([A-Za-z]+)|[,;:!> ])")

_DRESS = (
    "frac dfrac tfrac sqrt left right middle big Big bigg Bigg bigl bigr Bigl Bigr text textrm textbf textit "
    "mbox hat widehat bar overline tilde vec dot ddot check breve underline limits quad qquad boldsymbol bm "
    "operatorname mathrm mathbf mathbb mathcal mathfrak mathsf mathit mathscr rm bf it cal begin end not over"
).split()
"""Commands that show nothing by themselves."""


def _word(sign: str) -> str:
    """What a sign is searched by; "" for one that is no word."""
    folded = fold(sign)
    return "x" if sign == "×" else folded if is_alphanumeric(folded) else ""


SPOKEN: Mapping[str, str] = {name: word for name, sign in SYMBOLS.items() if (word := _word(sign))} | {
    name: word for name, word in NAMES.items() if name != word
}
"""The words of commands that are called otherwise; a Greek letter is itself."""

SILENT = frozenset(name for name, sign in SYMBOLS.items() if not _word(sign)) | frozenset((*_DRESS, *RENAMED))
"""Commands that are no word; an author's own is its name."""


def speak(text: str) -> str:
    r"""The text with each command of TeX as its word, or as a blank; `K_\mathrm{S}^0` as `K_ {S}^0`."""
    return COMMAND.sub(_spoken, text) if "\\" in text else text


def _spoken(command: re.Match[str]) -> str:
    name = command[1] or ""
    return " " if not name or name in SILENT else f" {SPOKEN.get(name, name)} "
