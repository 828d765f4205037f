"""Wrong decoding and HTML entities, undone."""

from __future__ import annotations

import html
import re

import ftfy

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_AMPERSANDS = re.compile(r"&(?:(?:amp|AMP|#38|#x26);)+")


def mend_encoding(text: str) -> str:
    """UTF-8 that was read as Windows-1252 or its like ("SchrÃ¶dinger"), read rightly (by ftfy)."""
    return text if text.isascii() else ftfy.fix_encoding(text)


def unescape_entities(text: str) -> str:
    """The text without HTML entities.  Without a semicolon there is none: "?a=1&copy=2" is an address."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), _AMPERSANDS.sub("&", text))
