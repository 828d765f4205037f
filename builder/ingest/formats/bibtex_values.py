"""The values of BibTeX's fields: in braces or quotation marks, numbers, macros, and joins of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.text import resolve_bibliography, squeeze

LONGEST_MACRO = 1000
"""Characters of the words that a macro stands for: macros of macros could grow without end."""

_TOKEN = re.compile(r'\\.|[{}"]', re.DOTALL)

_BARE = re.compile(r'[^\s#{}",]+')

_JOIN = re.compile(r"\s*#\s*")

_RUNS_ON = re.compile(r'[}"]\s*+[A-Za-z][A-Za-z0-9_-]{1,30}\s*+=\s*+[{"0-9]')

_NEXT = re.compile(r"\s*([A-Za-z][A-Za-z0-9_-]{1,30})\s*=\s*")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an entry by their names in small letters, as they stand in the file, and the macros that they
    may name."""

    raw: Mapping[str, str]
    macros: Mapping[str, str]

    def tex(self, name: str) -> str:
        """What a field holds, in LaTeX; "" where it is not there."""
        value = self.raw.get(name)
        return "" if value is None else value_of(value, self.macros)

    def words(self, *names: str) -> str:
        """What the first of the fields holds that holds anything, as a text."""
        return next(filter(None, (resolve_bibliography(self.tex(name)) for name in names)), "")


def fields_of(pairs: Sequence[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    """The fields of an entry by their names in small letters, of two of one name the first; and the names of those
    before which a comma is missing, so that they were taken for a part of the field above."""
    found: dict[str, str] = {}
    run_on: list[str] = []
    for name, value in pairs:
        at = 0
        while (end := _end_of(value, at)) < len(value) and (further := _NEXT.match(value, end)):
            found.setdefault(name.lower(), value[at:end])
            name, at = further[1], further.end()
            run_on.append(name)
        found.setdefault(name.lower(), value[at:])
    return found, run_on


def _end_of(value: str, at: int) -> int:
    """Where a value ends; what is plainly one field is not looked through."""
    if not at and not _RUNS_ON.search(value):
        return len(value)
    while at < len(value):
        if value[at] in '{"':
            at = _closing(value, at) + 1
        elif bare := _BARE.match(value, at):
            at = bare.end()
        join = _JOIN.match(value, at)
        if join is None:
            break
        at = join.end()
    return min(at, len(value))


def macros_of(strings: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The words of each macro, by its name in small letters; one may name those above it."""
    macros: dict[str, str] = {}
    for name, value in strings:
        macros[name.lower()] = value_of(value, macros)[:LONGEST_MACRO]
    return macros


def value_of(value: str, macros: Mapping[str, str]) -> str:
    """The words of a value; the name of a macro that is nowhere told, such as `sep`, stands for itself."""
    pieces = list(_pieces(value, macros))
    rest = value[pieces[-1][1] :].strip() if pieces else ""
    if rest and value.lstrip()[0] in '"{' and rest[-1] in '"}' and not _NEXT.match(rest):
        return squeeze(value.strip()[1:-1])  # "The "best" of them": marks within marks
    return squeeze("".join(words for words, _ in pieces))


def _pieces(value: str, macros: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The parts of a value that are joined, each with its end; what follows without a join is no part."""
    at = len(value) - len(value.lstrip())
    while at < len(value):
        if value[at] in '{"':
            end = _closing(value, at)
            end += 1
            yield value[at + 1 : end - 1], end
        elif bare := _BARE.match(value, at):
            end = bare.end()
            yield macros.get(bare[0].lower(), bare[0]), end
        else:
            return
        join = _JOIN.match(value, end)
        if join is None:
            return
        at = join.end()


def _closing(value: str, at: int) -> int:
    """Where what opens at a place is closed: by its brace, or by a quotation mark that no braces enclose."""
    depth, is_quoted = 0, value[at] == '"'
    for token in _TOKEN.finditer(value, at + 1):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            if depth == 0 and not is_quoted:
                return token.start()
            depth = max(0, depth - 1)
        elif token[0] == '"' and depth == 0 and is_quoted:
            return token.start()
    return len(value)
