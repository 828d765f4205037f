"""Bytes of a seed to text: which Unicode they are, and what becomes of bytes that are none."""

from __future__ import annotations

import codecs
import re

from builder.model import Issue, Place, not_utf8

LINE_END = re.compile(r"\r\n|\r|\n")  # and no other: U+2028 or a form feed ends no line of a seed

ZERO = "\0"
"""No text has this character: what damaged a line left it there."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # all but white space and the escape of terminals

_STRAY = re.compile("[\udc80-\udcff]")


def decode(name: str, content: bytes) -> tuple[str, list[Issue]]:
    """The text of a seed in UTF-8, UTF-16 or UTF-32, without a byte-order mark; and an issue where it is in none.

    Bytes that are not UTF-8 are read as Windows-1252, one by one.
    """
    if encoding := wide_encoding(content):
        return content.decode(encoding, "replace").removeprefix("\ufeff"), []
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = len(LINE_END.split(content[: error.start].decode("utf-8")))
        text = content.decode("utf-8", errors="surrogateescape")
        strays = sum("\udc80" <= character <= "\udcff" for character in text)
        return _STRAY.sub(_windows_1252, text), [not_utf8(Place(name, line), strays)]


def wide_encoding(content: bytes) -> str | None:
    """Which UTF-16 or UTF-32 the bytes are, None for neither.

    The byte-order mark tells; without one, UTF-16 is known by zero bytes, the halves of Latin letters.
    """
    if content.startswith(codecs.BOM_UTF32_LE):
        return "utf-32-le"
    if content.startswith(codecs.BOM_UTF32_BE):
        return "utf-32-be"
    if content.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if content.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    head = content[:4096]
    first, second = head[::2].count(0), head[1::2].count(0)
    if max(first, second) < max(1, len(head) // 4) or min(first, second) > len(head) // 100:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def is_binary(text: str) -> bool:
    """Whether this is no text: zero bytes stand in it, and most of its lines hold control characters."""
    if ZERO not in text:
        return False
    lines = [line for line in LINE_END.split(text) if line.strip()]
    return 2 * sum(bool(_CONTROL.search(line)) for line in lines) > len(lines)


def _windows_1252(stray: re.Match[str]) -> str:
    """The letter of a stray byte; where Windows-1252 has none, Latin-1's."""
    byte = bytes([ord(stray[0]) - 0xDC00])
    return byte.decode("cp1252", "ignore") or byte.decode("latin-1")
