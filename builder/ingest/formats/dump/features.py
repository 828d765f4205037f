"""How much a line reads like a title, and not like a paragraph of an abstract."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from builder.ingest.formats.dump.weights import WEIGHTS

SURE = 10.0
"""Bound of the answer: no single line outweighs everything around it."""

LONGEST_TITLE = 400
"""Characters; the longest of 100,000 titles has 245."""

_LENGTHS = (12, 20, 30, 40, 55, 70, 85, 100, 120, 145, 175, 220, 300, 450, 700)

_GRAMMAR = (0.001, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4)

_SENTENCE_END = re.compile(r"""[.?!]["')\]]? +(?=[A-Z0-9"(\[])""")

_OPENERS = frozenset(
    "we in the this a an on let it our here finally for to as towards toward when while there recent many "
    "although based using motivated from one with by at given is are does how what why can".split()
)

_TELLING = (
    "we is are that our this has have can which was were show these it be been also paper and the of for in via "
    "with"
).split()

_SPOKEN = frozenset(
    "we is are that our this has have can which be was were show these it they by using been also their such its "
    "with from not but as".split()
)
"""Words of sentences: titles have few."""


@lru_cache(maxsize=10_000)  # a line is asked for when it is told, and again when it is doubted
def title_log_odds(line: str) -> float:
    """Natural logarithm of the odds that a non-blank line is a title, from -SURE to SURE.

    A logistic regression on marks of the line; `tools/learn_lines.py` learns the weights.
    """
    if len(line) > LONGEST_TITLE:
        return -SURE
    odds = WEIGHTS["bias"] + sum(WEIGHTS.get(mark, 0.0) for mark in features(line))
    return max(-SURE, min(SURE, odds))


def features(line: str) -> Iterator[str]:
    """What tells titles and paragraphs apart: length, ending, sentences, opening, grammar, capitals."""
    words = line.split()
    bare = [word.lower().strip('.,;:()"') for word in words]
    yield f"length {bisect_right(_LENGTHS, len(line))}"
    yield f"ends {_ending(line)}"
    yield f"sentences {min(3, len(_SENTENCE_END.findall(line)))}"
    yield f"opens {_opening(words[0], bare[0])}"
    if bare[0] == "in":
        yield "opens in this" if bare[1:2] == ["this"] else "opens in other"
    rest = set(bare[1:])
    yield from (f"has {word}" for word in _TELLING if word in rest)
    yield from _capitals(words[1:], len(line))
    yield f"grammar {bisect_right(_GRAMMAR, sum(word in _SPOKEN for word in bare) / len(bare))}"
    if ": " in line:
        yield "colon"
    if "$" in line:
        yield "formula"


def _ending(line: str) -> str:
    last = line.rstrip("\"')]")[-1:]
    return last if last and last in ".?!:,;" else "other"


def _opening(first: str, bare: str) -> str:
    return bare if bare in _OPENERS else "lower" if first[0].islower() else "other"


def _capitals(words: list[str], length: int) -> Iterator[str]:
    """The share of capitalised words after the first, alone and with how long the line is."""
    spelt = [word for word in words if word[0].isalpha()]
    if not spelt:
        yield "capitals none"
        return
    share = int(5 * sum(word[0].isupper() for word in spelt) / len(spelt))
    yield f"capitals {share}"
    yield f"capitals {share} {'short' if length < 60 else 'middle' if length < 120 else 'long'}"
