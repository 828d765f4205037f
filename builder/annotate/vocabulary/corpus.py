"""How common words are in papers of every field, and which words speak for which field.

Both tables were learned once, from a corpus of arXiv papers, by `tools/learn_topics.py`. An archive never changes
them, so that a new seed moves no paper's topic and no score of two neighbours. Both files are text under bzip2,
whose encoder gives the same bytes everywhere.
"""

from __future__ import annotations

import bz2
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf, log
from pathlib import Path
from types import MappingProxyType

from builder.model import BuilderError

STEPS = 8
"""A count of papers is kept as a level, log2(count) x STEPS, rounded; it is 6 % off at most."""

UNSEEN = 2.0
"""In how many papers of the corpus a word is taken to stand that the table does not have."""

LETTERS: Mapping[str, int] = MappingProxyType(
    {".": 0}
    | {chr(ord("a") + level - 1): level * level for level in range(1, 27)}
    | {chr(ord("A") + level - 1): -level * level for level in range(1, 27)}
)
"""How a weight is written: `a` to `z` for the squares of 1 to 26, capitals for the same with a minus."""


@dataclass(frozen=True)
class Corpus:
    """A number of `papers` and their mean `length` in counted words. `levels` has for each word, or pair of words,
    the number of papers that have it, as a level (`STEPS`)."""

    papers: int = 1
    length: float = 1.0
    levels: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def idf(self) -> Mapping[str, float]:
        """The inverse document frequency of each word or pair: log((papers + 1) / (papers with it + 0.5)), or 0
        where that is less. It is about 2 for a word of one paper in seven, 7 for one in a thousand."""
        by_level = [
            self._idf_of(2 ** (level / STEPS)) for level in range(max(self.levels.values(), default=0) + 1)
        ]
        return {word: by_level[level] for word, level in self.levels.items()}

    @cached_property
    def unseen_idf(self) -> float:
        """The inverse document frequency of a word that the table does not have."""
        return self._idf_of(UNSEEN)

    def _idf_of(self, papers: float) -> float:
        # Rounded, since logarithms may differ in their last bit from machine to machine.
        return max(0.0, round(log((self.papers + 1) / (papers + 0.5)), 6))


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model from the words of a paper to `fields`, broad topics such as "Optics".

    A row has a letter for each field (`LETTERS`). The sum of the rows of a paper's words, each times the word's
    part in the paper (a vector of unit length), times `scale`, plus the `bias` of the field is its margin: how
    much the paper speaks for the field, about -1 to 1.
    """

    fields: tuple[str, ...] = ()
    scale: float = 1.0
    bias: tuple[float, ...] = ()
    rows: Mapping[str, str] = field(default_factory=dict)


def read_corpus(path: Path) -> Corpus:
    """The table of how common words are; raises BuilderError where the file is none."""
    lines = _lines(path)
    try:
        papers, length = next(lines).split()
        found = Corpus(int(papers), float(length), {word: int(level) for word, level in _pairs(lines)})
        if found.papers < 1 or not 0 < found.length < inf or min(found.levels.values(), default=0) < 0:
            raise ValueError
        return found
    except (ValueError, StopIteration) as error:
        raise _fault(path) from error


def read_weights(path: Path) -> Weights:
    """The model of the fields; raises BuilderError where the file is none."""
    lines = _lines(path)
    try:
        scale = float(next(lines))
        bias, fields = zip(*_pairs(next(lines).split("; ")), strict=True)
        rows = dict(_pairs(lines))
        if {*map(len, rows.values())} - {len(fields)} or not LETTERS.keys() >= set("".join(rows.values())):
            raise ValueError
        return Weights(tuple(fields), scale, tuple(map(float, bias)), rows)
    except (ValueError, StopIteration) as error:
        raise _fault(path) from error


def write_table(path: Path, head: Sequence[str], pairs: Sequence[tuple[str, object]]) -> None:
    """Write either file: the lines of its head, then a line for each word and its value."""
    text = "\n".join([*head, *(f"{word}\t{value}" for word, value in pairs)]) + "\n"
    path.write_bytes(bz2.compress(text.encode(), 9))


def _lines(path: Path) -> Iterator[str]:
    try:
        return iter(bz2.decompress(path.read_bytes()).decode().splitlines())
    except (OSError, ValueError, EOFError) as error:
        raise _fault(path) from error


def _pairs(lines: Iterator[str] | Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in (line.split("\t") for line in lines))


def _fault(path: Path) -> BuilderError:
    return BuilderError(f"{path.as_posix()}: this is no table of `make topics`; restore it, or make it anew.")
