"""Values as classic scripts: a page opened from disk may load no data but such."""

from __future__ import annotations

import base64
import hashlib
import json

STAMP_WIDTH = 4
"""Letters of a stamp, so that lists of them stay small: one mix of two builds in 16 million is not seen."""


def literal(value: object) -> str:
    """A value as JavaScript, in ASCII so that no charset matters, and without a "<" that could close a tag."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def hand_over(name: str, value: str) -> str:
    """A classic script that hands a literal to `assets/js/load.js`."""
    return f'paperArchive.put("{name}",{value});\n'


def stamp(value: str) -> str:
    """Changes with a script: caches must not mix two builds, and keep what did not change."""
    return base64.urlsafe_b64encode(hashlib.sha256(value.encode()).digest())[:STAMP_WIDTH].decode()
