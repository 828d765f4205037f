r"""The TeX of a formula from what a listing left of it: `64{times}64` was `64{\times}64`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from builder.text.characters import is_alphabetic, is_alphanumeric, is_decimal
from builder.text.math.names import ACCENTS, ALLOWED, ARROWS, FONTS, GREEK, RELATIONS, SIGNS, SWITCHES
from builder.text.math.splitting import Splitter
from builder.text.math.tokens import tokens_of

KERN = re.compile(r"(?<![A-Za-z])([kMGTP]?e) ?\\?kern ?-? ?0?\.?[0-9]*(?:em|pt|ex) ?V")
r"""What is left of `\text{Te\kern -0.1em V}`."""

_UNIT = frozenset(
    "GeV MeV TeV PeV keV eV meV fb pb nb ab mb nm mm cm km fm kg mg Hz kHz MHz GHz THz kpc Mpc Gpc pc yr Gyr Myr "
    "ms ns ps fs mK arcmin arcsec mas sec dB Jy mJy AU kW MW mW kV mV mJ bits rad sr deg ppm".split()
)
"""Units of two letters or more."""

LONGEST = 1_000
"""Characters of the longest formula that is mended."""

_ONE_LETTER_UNIT = frozenset("KTVAJWGsmg")

_NO_DENOMINATOR = (RELATIONS | ARROWS | SWITCHES | FONTS | frozenset("}=<>+-,:") | SIGNS) - {
    "pi",
    "ell",
    "partial",
}

_OF_NUMBERS = frozenset(". - + pm sim".split())

_BEFORE_NUMERATOR = frozenset("=<>([{|,;") | RELATIONS


@dataclass(frozen=True)
class Retex:
    """`upright`: runs of letters that are words or abbreviations, and not variables side by side."""

    splitter: Splitter
    upright: Set[str]

    def tex_of(self, shown: str) -> str | None:
        """The TeX; None where it is too long, braces do not fit, or a command lacks what it needs."""
        if len(shown) > LONGEST:
            return None
        tokens = tokens_of(KERN.sub(r"\1V", shown))
        pairs = _pairs(tokens)
        if pairs is None:
            return None
        braces = _braces(tokens, pairs)
        numerators = {at for at in pairs if _is_fraction(tokens, at - 1)}
        for at in numerators:
            braces[at], braces[pairs[at]] = "{", "}"
        writer = _Writer()
        for at in range(len(tokens)):
            pieces = (braces[at],) if at in braces else self._pieces(tokens, at)
            writer.write(*(("\\frac{", *pieces, "}") if at + 1 in numerators else pieces))
        tex = writer.tex()
        return tex if is_sound(tex) else None

    def _pieces(self, tokens: Sequence[str], at: int) -> tuple[str, ...]:
        token = tokens[at]
        before = tokens[at - 1] if at else ""
        if is_alphabetic(token[0]):
            return self._letters(token, tokens, at)
        if token in "%#&$":
            return (f"\\{token}",)
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        if token == "~" and (after == " " or is_decimal(after)) and before in ("", " ", "("):
            return ("\\sim",)
        if token in ",;" and (before == " " or token == before):
            return (f"\\{token}",)
        if token == "," and is_decimal(before):
            if _is_unit(after) and _ends(tokens, at + 2):
                return ("\\,",)
            if after in GREEK and at + 2 == len(tokens) and _is_number(tokens[:at]):
                return ("\\,",)
            if is_decimal(after) and len(after) == 3:
                return ("{,}",)
        if token == "!" and (_is_unit(before) or before == "," or after == "/"):
            return ("\\!",)
        if is_decimal(token) and before in ("^", "_") and len(token) > 1:
            return (f"{{{token}}}",)
        return (token,)

    def _letters(self, run: str, tokens: Sequence[str], at: int) -> tuple[str, ...]:
        before = tokens[at - 1] if at else ""
        index = before in ("^", "_")
        if run in _UNIT and _after_number(tokens, at):
            return (f"\\mathrm{{{run}}}",)
        pieces = self.splitter.split(run, before[-1:], _next(tokens, at))
        if len(pieces) > 1 or pieces[0].startswith("\\"):
            return pieces
        if run in self.upright:
            return (f"{{\\mathrm{{{run}}}}}",) if index else (f"\\mathrm{{{run}}}",)
        return (f"{{{run}}}",) if index and len(run) > 1 else (run,)


def _is_number(tokens: Sequence[str]) -> bool:
    return all(token in _OF_NUMBERS or is_decimal(token) for token in tokens)


def _is_numerator(token: str) -> bool:
    return is_decimal(token) or (len(token) == 1 and is_alphabetic(token)) or token in GREEK or token == "partial"


def _next(tokens: Sequence[str], at: int) -> str:
    """The first character behind a token that is no blank."""
    after = tokens[at + 1 : at + 3]
    return next((token[0] for token in after if token != " "), "")


def _ends(tokens: Sequence[str], at: int) -> bool:
    """Whether a unit may end there: not before an index, a bracket or a further letter."""
    return at >= len(tokens) or tokens[at] in (" ", "^", "/", ".", "-", "\\", "!")


def _after_number(tokens: Sequence[str], at: int) -> bool:
    for token in reversed(tokens[max(0, at - 3) : at]):
        if is_decimal(token) or token == "}":
            return True
        if token not in (",", " ", "~", "\\,"):
            return False
    return False


def _is_unit(token: str) -> bool:
    return token in _UNIT or token in _ONE_LETTER_UNIT


def _pairs(tokens: Sequence[str]) -> dict[int, int] | None:
    """The closing brace of each opening one; None where they do not come in pairs."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token == "{":
            opened.append(at)
        elif token == "}":
            if not opened:
                return None
            pairs[opened.pop()] = at
    return None if opened else pairs


def _braces(tokens: Sequence[str], pairs: Mapping[int, int]) -> dict[int, str]:
    r"""What each brace should be: `{` groups, `\{` is shown."""
    found: dict[int, str] = {}
    for start, end in pairs.items():
        groups = _groups(tokens, start, end)
        found[start], found[end] = ("{", "}") if groups else ("\\{", "\\}")
    return found


def _groups(tokens: Sequence[str], start: int, end: int) -> bool:
    """Whether a pair of braces groups for TeX, rather than being shown."""
    before = tokens[start - 1] if start else ""
    first, is_one = tokens[start + 1], end == start + 2
    if end == start + 1 or before in ("^", "_") or first in FONTS | SWITCHES or first.startswith("\\"):
        return True
    if before in FONTS | ACCENTS or before.startswith("\\"):
        return True
    if before in ALLOWED or is_alphanumeric(before) or before in (")", "]", "}", "|"):
        return is_one and (first in _NO_DENOMINATOR or before in ALLOWED)
    after = tokens[end + 1] if end + 1 < len(tokens) else ""
    return is_one and first != "0" and (first in ALLOWED or after in ("^", "_") or not is_decimal(first))


def _is_fraction(tokens: Sequence[str], at: int) -> bool:
    r"""Whether the token, which a brace follows, is surely all of a numerator: `1{2}` was `\frac{1}{2}`."""
    if at < 0 or not _is_numerator(tokens[at]) or tokens[at + 2] in _NO_DENOMINATOR:
        return False
    before = [token for token in tokens[max(0, at - 2) : at] if token != " "]
    return not before or before[-1] in _BEFORE_NUMERATOR


class _Writer:
    """Puts pieces together, with a blank where a command would run into a letter."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def write(self, *pieces: str) -> None:
        for piece in pieces:
            last = self._pieces[-1] if self._pieces else ""
            if last[:1] == "\\" and is_alphabetic(last[-1:]) and is_alphabetic(piece[:1]):
                self._pieces.append(" ")
            self._pieces.append(piece)

    def tex(self) -> str:
        return "".join(self._pieces)


_NEEDS_MORE = re.compile(
    r"[\^_] *(?:$|[\^_}])|\\(?:"
    + "|".join(sorted(FONTS | ACCENTS - {"not"}, key=len, reverse=True))
    + r") *(?:$|[}^_&])"
)


_LOST_SIGN = re.compile(r"[A-Za-z)] \\(?:bf|cal|Bbb|frak)(?![A-Za-z])")
r"""What `k \in {\bf N}` leaves: `\in` took its place for a command's, with the braces."""

_SIDE = re.compile(r"\\(left|right)(?![A-Za-z])")


def is_sound(tex: str) -> bool:
    r"""Whether nothing is missing: what an index or a command is put on, the other half of `\left`, a relation
    that took its place."""
    if _NEEDS_MORE.search(tex) or _LOST_SIGN.search(tex):
        return False
    sides = _SIDE.findall(tex)
    return 2 * sides.count("left") == len(sides)
