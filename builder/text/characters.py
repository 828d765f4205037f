"""What characters are, by one edition of Unicode on every machine; Python's own tables differ with its version.

Whatever decides a key, an id, a slug or a tag asks here: neither `unicodedata`, nor `str.casefold`, `str.isalnum`
and the like, nor a pattern with `\\w`, `\\d` or `\\b` that is not for ASCII alone.  White space may be left to
Python: it is the same in all its versions.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import unicodedata2

from builder.text.case_folding import LONGER, RUNS

category: Callable[[str], str] = unicodedata2.category
"""The two letters of a character's general category, `Lu` for a capital; `Cn` for what the edition has not."""

_normal_form: Callable[[str, str], str] = unicodedata2.normalize

_FOLDED: dict[int, str | int] = {
    **{code: code + distance for first, last, step, distance in RUNS for code in range(first, last + 1, step)},
    **{ord(letter): letters for letter, letters in LONGER.items()},
}

_CAPITAL = {
    chr(code + distance): chr(code)
    for first, last, step, distance in reversed(RUNS)  # the lower of two letters wins: K, and not the kelvin sign
    for code in range(first, last + 1, step)
    if category(chr(code)) == "Lu"
}


class CharacterTable(dict[int, str | int | None]):
    """For `str.translate`: what each character becomes, asked for when it is first met."""

    def __init__(self, becomes: Callable[[str], str]) -> None:
        self._becomes = becomes

    def __missing__(self, code: int) -> str | int | None:
        becomes = self._becomes(chr(code))
        self[code] = code if becomes == chr(code) else becomes or None  # with "" a text of ASCII would take long
        return self[code]


def nfc(text: str) -> str:
    """The text in Normalization Form C: letters with their accents as one character each, where there is one."""
    return _normal_form("NFC", text)


def nfkc(text: str) -> str:
    """As NFC, with compatibility forms (ﬁ, ², Ⅷ) resolved."""
    return _normal_form("NFKC", text)


def nfkd(text: str) -> str:
    """As NFKC, but taken apart: each accent behind its letter."""
    return _normal_form("NFKD", text)


def is_mark(character: str) -> bool:
    """Whether it stands over, under or round the letter before it."""
    return category(character)[0] == "M"


def is_reordered(character: str) -> bool:
    """Whether the normal forms put it in an order with the marks beside it."""
    return bool(unicodedata2.combining(character))


def is_alphanumeric(text: str) -> bool:
    """Whether all of a text that is not empty are letters or digits, numbers such as ½ among them."""
    if text.isascii():
        return text.isalnum()
    return all(category(character)[0] in "LN" for character in text)


def is_alphabetic(text: str) -> bool:
    """Whether all of a text that is not empty are letters."""
    if text.isascii():
        return text.isalpha()
    return all(category(character)[0] == "L" for character in text)


def is_number(text: str) -> bool:
    """Whether all of a text that is not empty are digits, those in circles and above the line among them."""
    if text.isascii():
        return text.isdigit()
    return all(unicodedata2.digit(character, None) is not None for character in text)


def is_decimal(text: str) -> bool:
    """Whether all of a text that is not empty are digits of which numbers are made (category Nd)."""
    if text.isascii():
        return text.isdecimal()
    return all(category(character) == "Nd" for character in text)


def is_capital(character: str) -> bool:
    """Whether it is a capital letter."""
    return character.isupper() if character.isascii() else category(character) == "Lu"


def has_capital(text: str) -> bool:
    """Whether any character of a text is a capital letter."""
    return text != text.lower() if text.isascii() else any(map(is_capital, text))


def is_small(character: str) -> bool:
    """Whether it is a small letter."""
    return character.islower() if character.isascii() else category(character) == "Ll"


def are_small(word: str) -> bool:
    """Whether all characters of a word are small letters."""
    return word.isalpha() and word.islower() if word.isascii() else all(map(is_small, word))


def is_printable(character: str) -> bool:
    """Whether it shows something, or is a blank: no control, no format, none that the edition has not."""
    return character == " " or category(character)[0] not in "CZ"


def are_printable(text: str) -> bool:
    """Whether all characters of a text are printable."""
    return text.isprintable() if text.isascii() else all(map(is_printable, text))


def fold_case(text: str) -> str:
    """The text without differences of case, for comparing: "ß" and "SS" are both "ss" (Unicode's full folding)."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def capital(letter: str) -> str:
    """The capital of a letter whose case is folded; the letter itself, where it has none."""
    return _CAPITAL.get(letter, letter)


def without_signs(text: str, keep: str = "") -> str:
    """The letters and digits of a text, and the signs to keep, without all between them."""
    return text.translate(_table(keep, ""))


def blank_signs(text: str, keep: str = "") -> str:
    """The text with a blank for each character that is neither letter nor digit nor a sign to keep."""
    return text.translate(_table(keep, " "))


@cache
def _table(keep: str, instead: str) -> CharacterTable:
    return CharacterTable(lambda one: one if one in keep or is_alphanumeric(one) else instead)


BEYOND_ASCII = r"\x80-\U0010ffff"
r"""In a class of a pattern for ASCII (`re.ASCII`) behind `\w`: the other letters and digits of what `mute_signs`
gives."""

_MUTED = CharacterTable(
    lambda one: one if one.isascii() or is_alphanumeric(one) else " " if one.isspace() else "\x7f"
)


def mute_signs(text: str) -> str:
    """The text, character for character, with DEL for each sign beyond ASCII: what else is beyond it is a letter
    or digit, so that a pattern needs no table to know one."""
    return text if text.isascii() else text.translate(_MUTED)


_DIGITS = CharacterTable(lambda one: str(unicodedata2.decimal(one, one)))


def ascii_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return text if text.isascii() else text.translate(_DIGITS)
