"""Where a text of JSON may go on behind a broken object: told by lines, brackets and keys, not by parsing."""

from __future__ import annotations

import re

LONGEST = 2**20
"""Characters of a broken object in which its end is looked for; one with thousands of authors has fewer."""

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)

_FIRST_KEYS = re.compile(
    r'\{\s{0,99}("[^"\n]{1,40}")\s{0,9}:\s{0,9}(?:(?:"[^"\\]{0,300}"|[^"\s,\[{}\]]{1,40})\s{0,9},\s{0,99}("[^"\n]{1,40}"))?'
)

_CLOSES = {"}": "{", "]": "["}

_LONGEST_PREFIX = 40

_LONGEST_BLANK = 200


def next_on_line(text: str, start: int) -> int | None:
    """The object on the next line that begins as the line of an object does; None where none does, or where more
    than blanks and commas stands before the object."""
    near = max(0, start - _LONGEST_PREFIX)
    prefix = text[near:start].rpartition("\n")[2]
    if len(prefix) == _LONGEST_PREFIX or prefix.strip(" \t,"):
        return None
    found = text.find(f"\n{prefix}{{", start)
    return found + 1 + len(prefix) if found >= 0 else None


def closed(text: str, start: int, end: int) -> tuple[int | None, int]:
    """Where the brackets of an object are closed, or one around it is, None where that is not before an end; how
    far one had to read stands beside it."""
    opened: list[str] = []
    end = min(end, start + LONGEST)
    for token in _TOKEN.finditer(text, start, end):
        if token[0] in _CLOSES.values():
            opened.append(token[0])
        elif partner := _CLOSES.get(token[0]):
            while opened and opened[-1] != partner:  # it lacks a bracket of its own
                opened.pop()
            if not opened:
                return token.start(), token.end()
            opened.pop()
            if not opened:
                return token.end(), token.end()
    return None, end


def first_keys(text: str, at: int) -> tuple[str, ...]:
    """The first key of an object, and the second one where no bracket stands before it."""
    found = _FIRST_KEYS.match(text, at)
    return tuple(filter(None, found.groups())) if found else ()


def may_begin(text: str, at: int) -> bool:
    """Whether an object here is one of a list, or the first on its line, and not the value of a key."""
    before = text[max(0, at - _LONGEST_BLANK) : at]
    written = before.rstrip()
    return written[-1:] in (",", "[", "}", "") or "\n" in before[len(written) :]
