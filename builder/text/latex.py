"""LaTeX in texts: what stands for plain words is resolved, formulas are left as they are."""

from __future__ import annotations

import re
import unicodedata

_LATEX_WRAPPER = re.compile(
    r"\\(?:emph|em|it|bf|rm|sc|sf|tt|operatorname|text(?:bf|it|rm|sc|sf|tt|normal)?"
    r"|math(?:bb|bf|cal|frak|it|rm|scr|sf|tt))(?![A-Za-z])"
)


def plain(text: str) -> str:
    """A cleaned text without the LaTeX commands that only dress its formulas: for keys and addresses."""
    return _LATEX_WRAPPER.sub("", text)


_FORMULA = re.compile(r"(\$[^$]*\$)")

_ACCENT = re.compile(
    r"(?<!\\)\\(?:([\"'`^~=.])\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))|([uvHcdbkr])\{\\?([A-Za-z])\})"
)

_COMBINING = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip

_LETTER = re.compile(r"(?<!\\)\\(ss|o|O|l|L|ae|AE|oe|OE|aa|AA)(?:\{\}|(?![A-Za-z])\s?)")

_LETTERS = dict(zip("ss o O l L ae AE oe OE aa AA".split(), "ß ø Ø ł Ł æ Æ œ Œ å Å".split(), strict=True))

_BRACED_LETTER = re.compile(r"\{([^\W\d_])\}")

_ESCAPE = re.compile(r"(?<!\\)\\([%&#])")

_SWITCH = re.compile(r"\{\\(?:em|it|bf|rm|sc|sf|sl|tt|itshape|bfseries)(?:\s+|\{\})([^{}\\$]*)\}")

_COMMAND = re.compile(r"(?<!\\)\\(?:emph|text(?:bf|it|rm|sc|sf|sl|tt|normal)?|underline|mbox)\{([^{}\\$]*)\}")


def resolve_latex(text: str) -> str:
    r"""LaTeX's accents (`\"o`), letters (`\ss`), escapes (`\%`) and dress (`{\em so}`) outside formulas."""
    if "\\" not in text:
        return text
    pieces = _FORMULA.split(text) if text.count("$") > 1 else [text]
    return "".join(piece if at % 2 else _resolved(piece) for at, piece in enumerate(pieces))


def _resolved(text: str) -> str:
    plain = _LETTER.sub(lambda letter: _LETTERS[letter[1]], _ACCENT.sub(_accented, text))
    plain = _BRACED_LETTER.sub(lambda braced: braced[0] if braced[1].isascii() else braced[1], plain)
    return _COMMAND.sub(r"\1", _SWITCH.sub(r"\1", _ESCAPE.sub(r"\1", plain)))


def _accented(accent: re.Match[str]) -> str:
    """The letter with its accent, where Unicode has it as one character; else what stood there."""
    mark, letter = accent[1] or accent[4], accent[2] or accent[3] or accent[5]
    composed = unicodedata.normalize("NFC", letter + _COMBINING[mark])
    return composed if len(composed) == 1 else accent[0]
