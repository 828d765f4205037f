"""Scripts that set no blanks between words: their characters, and where a text changes from one to another."""

from __future__ import annotations

import re

UNSPACED = (
    "\u3005-\u3007\u3400-\u9fff\U00020000-\U0003ffff",  # Han
    "\u3041-\u309f",  # Hiragana
    "\u30a0-\u30ff\u31f0-\u31ff",  # Katakana
    "\u3100-\u312f",  # Bopomofo
    "\u1100-\u11ff\uac00-\ud7ff",  # Hangul, whose particles touch their words
    "\u0e01-\u0e4f",  # Thai
    "\u0e80-\u0ecf\u0edc-\u0eff",  # Lao
    "\u1000-\u103f\u1050-\u108f",  # Myanmar
    "\u1780-\u17df",  # Khmer
)
"""The letters of each script as folding leaves them, without its digits, as they stand in a class of a pattern."""

_ANY = "".join(UNSPACED)

_STRETCH = re.compile(f"[{_ANY}]+")

_RUN = re.compile(f"{'|'.join(f'[{script}]+' for script in UNSPACED)}|[^{_ANY}]+")


def is_unspaced(text: str) -> bool:
    """Whether there is a character of a script without blanks in the text."""
    return not text.isascii() and _STRETCH.search(text) is not None


def stretches(text: str) -> list[str]:
    """What stands in scripts without blanks, as long as it goes on, from one of them to another too."""
    return [] if text.isascii() else _STRETCH.findall(text)


def cut_scripts(text: str) -> list[str]:
    """The text cut wherever a script without blanks begins, ends or meets another: 使用BERT is 使用 and BERT."""
    return _RUN.findall(text) if is_unspaced(text) else [text]
