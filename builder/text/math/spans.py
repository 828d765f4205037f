"""Where formulas seem to stand in a text that lost their signs: the labels of the model, made whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.text.characters import is_alphabetic, is_alphanumeric, is_capital, is_decimal
from builder.text.math.decoding import UNIT
from builder.text.math.names import ALLOWED, ARROWS, RELATIONS


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens that look like one formula; `edge` and `inner` are how sure the least sure token at the ends, and
    inside, is (logarithms of odds, in parts of UNIT)."""

    start: int
    end: int
    edge: int
    inner: int


def find_spans(tokens: Sequence[str], odds: Sequence[int]) -> list[Span]:
    """The spans that the odds show, made whole, in order; none touches another."""
    found: list[tuple[int, int]] = []
    for start, end in _runs(tokens, odds):
        if found and end <= found[-1][1]:
            continue
        start, end = complete(tokens, start, end, found[-1][1] if found else 0)
        start = _behind_names(tokens, start, end)
        if found and (start <= found[-1][1] or _are_one(tokens, odds, found[-1][1], start)):
            start = found.pop()[0]
        if start < end:
            found.append((start, end))
    return [_measured(start, end, odds) for start, end in found]


_JOINING = RELATIONS | ARROWS | frozenset("=<>+")


def _behind_names(tokens: Sequence[str], start: int, end: int) -> int:
    """The start behind names in capitals (`CIFAR-10 64{times}64`)."""
    for at in range(start, end):
        if tokens[at] == " ":
            part = tokens[start:at]
            if not any(len(token) > 3 and all(map(is_capital, token)) for token in part):
                break
            start = at + 1
    return start


_SETS = frozenset("R C Z N Q mathbb".split())

_RATHER = -2 * UNIT
"""The odds of "in" from which on it is taken for a sign before what is surely a set."""


def _are_one(tokens: Sequence[str], odds: Sequence[int], end: int, start: int) -> bool:
    """Whether two spans are one: only a blank stands between them and a relation joins them, or only "in"."""
    if start == end + 3 and list(tokens[end:start]) == [" ", "in", " "] and odds[end + 1] > _RATHER:
        return tokens[start] in _SETS and list(tokens[start + 1 : start + 2]) in (["^"], [" "])
    return start == end + 1 and tokens[end] == " " and (tokens[end - 1] in _JOINING or tokens[start] in _JOINING)


def _runs(tokens: Sequence[str], odds: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of tokens that are rather inside than outside."""
    runs, start = [], None
    for at, one in enumerate([*odds, -1]):
        if one > 0 and start is None:
            start = at
        elif one <= 0 and start is not None:
            runs.append((start, at))
            start = None
    return runs


def _measured(start: int, end: int, odds: Sequence[int]) -> Span:
    ends = {start, min(start + 1, end - 1), max(start, end - 2), end - 1}
    return Span(start, end, min(odds[at] for at in ends), min(odds[start:end]))


_CLOSING = {"(": ")", "[": "]", "{": "}"}
_OPENING = {close: one for one, close in _CLOSING.items()}
_REACH = 24
"""Tokens within which the other half of a bracket is looked for."""


def complete(tokens: Sequence[str], start: int, end: int, least: int) -> tuple[int, int]:
    """The bounds made whole: indices have what they are put on and what is put there, brackets their
    halves; blanks and marks of the sentence at the ends go.  Nothing before `least` is taken."""
    start, end = _with_decimals(tokens, *_trimmed(tokens, start, end), least)
    if start >= end:
        return start, end
    start = _with_base(tokens, start, least)
    end = _with_index(tokens, end)
    start, end = _with_brackets(tokens, start, end, least)
    end = _with_index(tokens, end)
    return _trimmed(tokens, start, end)


def _trimmed(tokens: Sequence[str], start: int, end: int) -> tuple[int, int]:
    while start < end and tokens[start] in " ,;:.":
        start += 1
    while start < end and tokens[end - 1] in " ,;:.":
        end -= 1
    return start, end


def _with_decimals(tokens: Sequence[str], start: int, end: int, least: int) -> tuple[int, int]:
    """The bounds with all of the numbers at the ends: `5.3`, not the 3 alone."""
    if start >= end:
        return start, end
    if start - 2 >= least and tokens[start - 1] == "." and is_decimal(tokens[start - 2] + tokens[start]):
        start -= 2
    if end + 1 < len(tokens) and tokens[end] == "." and is_decimal(tokens[end - 1] + tokens[end + 1]):
        end += 2
    return start, end


def _with_base(tokens: Sequence[str], start: int, least: int) -> int:
    """An index at the beginning fetches the letter, number or bracket that it is put on."""
    if tokens[start] in ("^", "_") and start > least:
        before = tokens[start - 1]
        if is_alphanumeric(before) and len(before) == 1:
            return start - 1
    return start


def _with_index(tokens: Sequence[str], end: int) -> int:
    """The end behind the indices that follow."""
    while True:
        if tokens[end - 1] not in ("^", "_"):
            if end + 1 >= len(tokens) or tokens[end] not in ("^", "_"):
                return end
            end += 1
        if end >= len(tokens):
            return end
        if tokens[end] == "{":
            close = _closing(tokens, end)
            if close is None:
                return end
            end = close + 1
        elif tokens[end] == " ":
            return end
        else:
            end += 1


def _closing(tokens: Sequence[str], start: int) -> int | None:
    """The place of the bracket that closes the one at `start`, if it stands near."""
    depth = 0
    for at in range(start, min(len(tokens), start + 3 * _REACH)):
        depth += (tokens[at] in _CLOSING) - (tokens[at] in _OPENING)
        if not depth:
            return at
    return None


def _with_brackets(tokens: Sequence[str], start: int, end: int, least: int) -> tuple[int, int]:
    """Halves of brackets get the other half, if it stands near and no word between; at the ends they go else."""
    missing, too_many = _unmatched(tokens, start, end)
    if missing:
        far = _find(tokens, end, min(len(tokens), end + _REACH), 1, [_CLOSING[one] for one in reversed(missing)])
        if far is not None:
            end = far + 1
        elif len(missing) == 1 and tokens[start] == missing[0]:
            start += 1
        missing = []
    if too_many:
        far = _find(tokens, start - 1, max(least - 1, start - _REACH), -1, [_OPENING[one] for one in too_many])
        if far is not None:
            start = far
        elif len(too_many) == 1 and tokens[end - 1] == too_many[0]:
            end -= 1
    return start, end


def _unmatched(tokens: Sequence[str], start: int, end: int) -> tuple[list[str], list[str]]:
    """The brackets that are opened and not closed, and those closed that were not opened."""
    opened: list[str] = []
    closed: list[str] = []
    for token in tokens[start:end]:
        if token in _CLOSING:
            opened.append(token)
        elif token in _OPENING:
            if opened:
                opened.pop()
            else:
                closed.append(token)
    return opened, closed


def _find(tokens: Sequence[str], at: int, stop: int, step: int, wanted: list[str]) -> int | None:
    """The place where the last of the wanted brackets is found; None where a word comes first."""
    depth = 0
    for place in range(at, stop, step):
        token = tokens[place]
        if token in _CLOSING or token in _OPENING:
            opens = (token in _CLOSING) == (step > 0)
            if opens:
                depth += 1
            elif depth:
                depth -= 1
            elif token == wanted[0]:
                wanted = wanted[1:]
                if not wanted:
                    return place
            else:
                return None
        elif len(token) > 3 and is_alphabetic(token) and token not in ALLOWED:
            return None
    return None
