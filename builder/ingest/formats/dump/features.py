"""How much more a line reads like a title than like a paragraph of an abstract."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

from builder.ingest.formats.dump.weights import FRAGMENT_WEIGHTS, WEIGHTS
from builder.text import fold_case, is_alphabetic, is_capital, is_small

SURE = 10.0
"""The log-odds are at most this, either way, so that no single line outweighs everything around it."""

LONGEST_TITLE = 400
"""Characters; the longest of 100,000 titles has 245."""

_LENGTH_STEPS = (12, 20, 30, 40, 55, 70, 85, 100, 120, 145, 175, 220, 300, 450, 700)
"""Characters at which the feature of the length changes."""

_GRAMMAR_STEPS = (0.001, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4)
"""Shares of such words as make sentences, at which the feature of the grammar changes."""

_SENTENCE_END = re.compile(r"""[.?!]["')\]]? +(?=[A-Z0-9"(\[])""")

_OPENERS = frozenset(
    "we in the this a an on let it our here finally for to as towards toward when while there recent many "
    "although based using motivated from one with by at given is are does how what why can".split()
)

_TELLING_WORDS = (
    "we is are that our this has have can which was were show these it be been also paper and the of for in via "
    "with"
).split()
"""Words of which each is a feature, wherever it stands behind the first word."""

_SENTENCE_WORDS = frozenset(
    "we is are that our this has have can which be was were show these it they by using been also their such its "
    "with from not but as".split()
)
"""Words that make sentences: titles have few."""


def fragment_log_odds(text: str) -> float:
    """As `title_log_odds`, but against a part that was broken off a paragraph."""
    if len(text) > LONGEST_TITLE:
        return -SURE
    return _bounded(FRAGMENT_WEIGHTS, text)


def _bounded(weights: Mapping[str, float], line: str) -> float:
    odds = weights["bias"] + sum(weights.get(feature, 0.0) for feature in features(line))
    return max(-SURE, min(SURE, odds))


@lru_cache(maxsize=10_000)  # asked for when a line is classified, and again when that is doubted
def title_log_odds(line: str) -> float:
    """Natural logarithm of the odds that a non-blank line is a title, from -SURE to SURE.

    A logistic regression on the features of the line; `tools/learn_lines.py` learns the weights.
    """
    if len(line) > LONGEST_TITLE:
        return -SURE
    return _bounded(WEIGHTS, line)


def features(line: str) -> Iterator[str]:
    """The features that tell titles from paragraphs: length, ending, sentences, opening, grammar, capitals."""
    words = line.split()
    bare = [fold_case(word).strip('.,;:()"') for word in words]
    yield f"length {bisect_right(_LENGTH_STEPS, len(line))}"
    yield f"ends {_ending(line)}"
    yield f"sentences {min(3, len(_SENTENCE_END.findall(line)))}"
    yield f"opens {_opening(words[0], bare[0])}"
    if bare[0] == "in":
        yield "opens in this" if bare[1:2] == ["this"] else "opens in other"
    rest = set(bare[1:])
    yield from (f"has {word}" for word in _TELLING_WORDS if word in rest)
    yield from _capitals(words[1:], len(line))
    yield f"grammar {bisect_right(_GRAMMAR_STEPS, sum(word in _SENTENCE_WORDS for word in bare) / len(bare))}"
    if ": " in line:
        yield "colon"
    if "$" in line:
        yield "formula"


def _ending(line: str) -> str:
    last = line.rstrip("\"')]")[-1:]
    return last if last and last in ".?!:,;" else "other"


def _opening(first: str, bare: str) -> str:
    return bare if bare in _OPENERS else "lower" if is_small(first[0]) else "other"


def _capitals(words: list[str], length: int) -> Iterator[str]:
    """The share of capitalised words after the first in fifths, alone and together with the line's length."""
    spelt = [word for word in words if is_alphabetic(word[0])]
    if not spelt:
        yield "capitals none"
        return
    share = int(5 * sum(is_capital(word[0]) for word in spelt) / len(spelt))
    yield f"capitals {share}"
    yield f"capitals {share} {'short' if length < 60 else 'middle' if length < 120 else 'long'}"
