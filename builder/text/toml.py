"""Texts as tables of TOML, for people to paste into a file of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from builder.text.characters import CharacterTable, category, is_printable


def toml_table(name: str, **values: str | Sequence[str]) -> str:
    """One table of the list `name`: texts and lists of texts under their keys, each on a line of its own.

    One sees all that stands in a text: what shows nothing is written as its number.
    """
    lines = (f"{key} = {_value(value)}" for key, value in values.items())
    return "\n".join((f"[[{name}]]", *lines))


def _value(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return f'"{value.translate(_IN_QUOTES)}"'
    return f"[{', '.join(map(_value, value))}]"


def _in_quotes(character: str) -> str:
    """The character as it stands between quotation marks; for half a surrogate, which no file can hold, U+FFFD."""
    if category(character) == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    if is_printable(character):
        return f"\\{character}" if character in '"\\' else character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


_IN_QUOTES = CharacterTable(_in_quotes)
