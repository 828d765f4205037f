"""The objects in a text of JSON, each with its place: of an array, of lines, of an answer around them. What is
broken is told, and what stands behind it is found again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, SupportsIndex

from builder.ingest.formats.objects.damage import closed, first_keys, may_begin, next_on_line

WRAPPERS = frozenset(
    "articles citationItems citations citedPaper citingPaper dailyPapers data documents entries hits itemData "
    "items library message papers publications recommendedPapers records references results works".split()
)
"""Keys under which answers and exports keep their works."""

OF_A_WORK = frozenset({"citations", "references"})
"""Wrappers that a work has, too: there they are other works, which the file is not about."""

_MARKS_OF_A_WORK = frozenset({"abstract", "arxivId", "authors", "corpusId", "paperId", "title"})

DEEPEST = 8
"""Wrappers inside each other that are looked into."""

SEEN = 200
"""Characters of what is broken, for the message."""

EFFORT = 64
"""So many times the length of a text may be read in vain, to find where it goes on behind what is broken."""

_BETWEEN = re.compile("[ \t\n\r,\x1e\ufeff]*")

_CLOSED = re.compile("[ \t\n\r,\x1e\ufeff\\]}]*")

_COLON = re.compile("[ \t\n\r]*:[ \t\n\r]*")

_OPENING = re.compile('\\{[ \t\n\r]*"')


@dataclass(frozen=True, slots=True)
class Entry:
    """An object that is no wrapper of others, from its place to its end."""

    offset: int
    end: int
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Broken:
    """What is no object, or cannot be read; `fault` says why, and `seen` is its beginning."""

    offset: int
    fault: str
    seen: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a text ends, or is given up, before it is complete; `fault` says so."""

    offset: int
    fault: str


Found = Entry | Broken | Cut

_Walk = Generator[Entry | Broken, None, int]
"""What is found at a place; gives back where it ends."""


class _Text(str):
    """A text of which errors do not count the lines: they do so from its beginning, each time."""

    __slots__ = ()

    def count(self, _: str, __: SupportsIndex | None = None, ___: SupportsIndex | None = None) -> int:
        return 0

    def rfind(self, _: str, __: SupportsIndex | None = None, ___: SupportsIndex | None = None) -> int:
        return 0


class _UnreadableError(ValueError):
    """No JSON goes on at `at`. What begins at `start` is broken; what is read at the moment, where that is -1."""

    def __init__(self, fault: str, at: int) -> None:
        super().__init__(fault)
        self.at = at
        self.start = -1


class _GivenUpError(Exception):
    """A text is broken in too many places."""


_PLAIN = json.JSONDecoder(strict=False)

_TOLERANT = json.JSONDecoder(strict=False, parse_int=lambda digits: int(digits) if len(digits) < 20 else None)
"""Python reads no number of thousands of digits, which no field of a work has."""


class Scanner:
    """A text of JSON on which one goes ahead; `is_work` knows works, by which it goes on behind what is broken."""

    def __init__(self, text: str, is_work: Callable[[dict[str, Any]], bool]) -> None:
        self._text = _Text(text)
        self._is_work = is_work
        self._end = len(text.rstrip())
        self._effort = EFFORT * len(text)
        self._is_cut = False
        self._is_lost = False
        self._none_from = len(text)  # no entry begins behind it

    def entries(self) -> Iterator[Found]:
        """All that is found, in its order."""
        at = self._skip(0)
        try:
            while at < self._end:
                at = self._skip((yield from self._value(at, 0)), _CLOSED)
        except _GivenUpError:
            yield Cut(at, "is broken in too many places")
            return
        if self._is_cut:
            yield Cut(max(0, self._end - 1), "ends in the middle")

    def _skip(self, at: int, what: re.Pattern[str] = _BETWEEN) -> int:
        found = what.match(self._text, at)
        return found.end() if found else at

    def _decode(self, at: int) -> tuple[Any, int]:
        """The value at a place, and where it ends; raises _UnreadableError."""
        try:
            return self._decoded(at)
        except json.JSONDecodeError as error:
            self._spend(error.pos - at)
            is_open = error.msg.startswith("Unterminated string")
            raise _UnreadableError("is not JSON", self._end if is_open else error.pos) from None
        except RecursionError:
            self._spend(self._end - at)
            raise _UnreadableError("is nested too deeply", at) from None

    def _decoded(self, at: int) -> tuple[Any, int]:
        try:
            return _PLAIN.raw_decode(self._text, at)
        except json.JSONDecodeError:
            raise
        except ValueError:
            return _TOLERANT.raw_decode(self._text, at)

    def _spend(self, effort: int) -> None:
        self._effort -= effort
        if self._effort < 0:
            raise _GivenUpError

    def _value(self, at: int, depth: int) -> _Walk:
        """The objects of a value; one that is broken is told and left."""
        first = self._text[at : at + 1]
        try:
            if first == "{":
                return (yield from self._object(at, depth))
            if first == "[" and self._holds_objects(at) and depth < DEEPEST:
                return (yield from self._array(at, depth))
            _, end = self._decode(at)
        except _UnreadableError as error:
            return (yield from self._mended(error.start if error.start >= 0 else at, error))
        yield Broken(at, "is no JSON object", self._text[at : min(end, at + SEEN)])
        return end

    def _holds_objects(self, at: int) -> bool:
        """Whether an array may be a list of entries: the text itself, or one that begins with an object. In
        an answer of many works null is one that is not there."""
        return at == self._skip(0) or self._text.startswith(("{", "[", "]", "null"), self._skip(at + 1))

    def _array(self, at: int, depth: int) -> _Walk:
        at = self._skip(at + 1)
        while at < self._end and self._text[at] != "]":
            if self._text[at] == "}":  # one too many
                at = self._skip(at + 1)
            else:
                at = self._skip((yield from self._value(at, depth + 1)))
        self._is_cut = self._is_cut or (at >= self._end and not self._is_lost)
        return at + 1

    def _object(self, start: int, depth: int) -> _Walk:
        """The object itself, or those in it where it is a wrapper."""
        values: dict[str, Any] = {}
        is_wrapper, at = False, self._skip(start + 1)
        is_map = self._is_map(start, at, depth)
        try:
            while self._text[at : at + 1] == '"':
                key, at = self._key(at)
                is_inside = (is_map and self._begins_with_work(at)) or self._is_wrapper(key, at, values)
                if is_inside and depth < DEEPEST:
                    is_wrapper = True
                    walk = self._array if self._text[at] == "[" else self._object
                    at = yield from walk(at, depth + 1)
                else:
                    values[key], at = self._decode(at)
                end, at = at, self._skip(at)
                if "," not in self._text[end:at]:
                    break
            if self._text[at : at + 1] != "}":
                raise _UnreadableError("is not JSON", at)
        except _UnreadableError as error:
            if is_wrapper and error.start < 0:
                error.start = at
            raise
        if not is_wrapper:
            yield Entry(start, at + 1, values)
        return at + 1

    def _key(self, at: int) -> tuple[str, int]:
        """The key at a place, and where its value begins."""
        key, end = self._decode(at)
        colon = _COLON.match(self._text, end)
        if colon is None:
            raise _UnreadableError("is not JSON", end)
        return str(key), colon.end()

    def _is_wrapper(self, key: str, at: int, before: dict[str, Any]) -> bool:
        if key not in WRAPPERS or self._text[at : at + 1] not in ("[", "{"):
            return False
        return key not in OF_A_WORK or _MARKS_OF_A_WORK.isdisjoint(before)

    def _is_map(self, start: int, first: int, depth: int) -> bool:
        """Whether the text is one object that has works by their ids or days; what has a work under "paper" is
        one itself."""
        if depth or start != self._skip(0) or self._text[first : first + 1] != '"':
            return False
        key, at = self._key(first)
        return key != "paper" and self._begins_with_work(at)

    def _begins_with_work(self, at: int) -> bool:
        """Whether a value is a work, or a list that begins with one."""
        if self._text[at : at + 1] == "[":
            at = self._skip(at + 1)
        try:
            return self._text[at : at + 1] == "{" and self._is_work(self._decode(at)[0])
        except _UnreadableError:
            return False

    def _mended(self, start: int, error: _UnreadableError) -> _Walk:
        """What is broken; gives back where it goes on. At the end of the text, this is incomplete instead."""
        if self._is_lost:
            return self._end
        end = self._next(start)
        if end is None and error.at >= self._end:
            self._is_cut = True
            return self._end
        seen = self._text[start : min(start + SEEN, self._end if end is None else end)]
        yield Broken(start, str(error), seen.rstrip(" \t\n,"))
        self._is_lost = end is None
        return self._end if end is None else end

    def _next(self, start: int) -> int | None:
        """Where what follows a broken object begins: on the next line that begins as its own does; else where its
        brackets are closed, or an entry stands before that."""
        line = next_on_line(self._text, start)
        if line is not None:
            return line
        entry = self._entry_behind(start)
        end, seen = closed(self._text, start, self._end if entry is None else entry)
        self._spend(seen - start)
        return entry if end is None else end

    def _entry_behind(self, start: int) -> int | None:
        """Where the next entry begins: a work that can be read, or what begins with the same keys."""
        keys, at = first_keys(self._text, start), start + 1
        while at < self._none_from and (opening := _OPENING.search(self._text, at, self._end)):
            self._spend(opening.end() - at)
            begin, at = opening.start(), opening.end()
            if may_begin(self._text, begin) and self._is_entry(begin, keys):
                return begin
        self._none_from = min(self._none_from, start)
        return None

    def _is_entry(self, at: int, keys: tuple[str, ...]) -> bool:
        if keys and first_keys(self._text, at) == keys:
            return True
        try:
            return self._is_work(self._decode(at)[0])
        except _UnreadableError:
            return False
