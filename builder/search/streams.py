"""What is searched of each paper, and the texts of all papers as columns of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from builder.model import ABSTRACT_FIELD, AUTHORS_FIELD, SEARCHED, TITLE_FIELD, Entry
from builder.search.analysis import tokens, words_of
from builder.search.formula_keys import formula_keys
from builder.search.names import NAME, NAMES, chains, name_words

FIELDS: Mapping[str, int] = {field.name: field.boost for field in SEARCHED}
"""What is searched, and how much more a word counts there."""

BOOSTS: Mapping[str, int] = {**FIELDS, NAMES: AUTHORS_FIELD.boost}
"""The same with the authors, whom not every archive knows."""

MOST_NAMED = 100
"""Authors of a paper whose names are kept together; of more the words are searched, and the whole names."""

Ints = npt.NDArray[np.int64]

Int32s = npt.NDArray[np.int32]

Texts = Mapping[str, Sequence[str]]
"""The texts of each field of one paper; words of two texts are no neighbours."""


def texts(entry: Entry) -> Texts:
    """What is shown of a paper and searched, by field; of its authors, if it has any, the first."""
    found = {field.name: [*field.texts(entry)] for field in SEARCHED}
    names = [*islice(AUTHORS_FIELD.texts(entry), MOST_NAMED)]
    return {**found, NAMES: names} if names else found


def with_keys(entry: Entry) -> Texts:
    """What is searched of a paper: its texts, all its authors, and for each formula in a title or an abstract its
    key."""
    keys = {TITLE_FIELD.name: entry.shown.title, ABSTRACT_FIELD.name: entry.shown.abstract}
    found = {name: [*found, *formula_keys(keys.get(name, ()))] for name, found in texts(entry).items()}
    return {**found, NAMES: [*AUTHORS_FIELD.texts(entry)]} if NAMES in found else found


class ChainNumbers(dict[str, int]):
    """Numbers for chains of words, given out at the first use; 0 stands between two texts.

    `spelled[number]` holds the words under which that chain is found. A chain of a name begins with NAME.
    """

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.spelled: list[list[str]] = [[]]

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        self.spelled.append(name_words(token[1:]) if token.startswith(NAME) else words_of(token))
        return number


@dataclass(frozen=True, slots=True)
class Stream:
    """One field of `count` papers: numbers of chains as they follow each other, and the paper of each."""

    chains: Int32s
    papers: Int32s
    count: int


def read_streams(papers: Sequence[Texts]) -> tuple[dict[str, Stream], ChainNumbers]:
    """A stream for each field that any paper has, and the numbers of its chains."""
    vocabulary = ChainNumbers()
    streams = {name: _read_stream([paper[name] for paper in papers], tokens, vocabulary) for name in FIELDS}
    if any(NAMES in paper for paper in papers):
        streams[NAMES] = _read_stream([paper.get(NAMES, ()) for paper in papers], _name_chains, vocabulary)
    return streams, vocabulary


def _name_chains(name: str) -> list[str]:
    return [NAME + chain for chain in chains(name)]


def _read_stream(
    papers: Sequence[Sequence[str]], cut: Callable[[str], list[str]], vocabulary: ChainNumbers
) -> Stream:
    """The stream of one field, given its texts in each paper and what cuts them; new chains get numbers."""
    number_of = vocabulary.__getitem__
    chains, lengths = array("i"), array("i")
    for found in papers:
        before = len(chains)
        for text in found:
            chains.extend(map(number_of, cut(text)))
            chains.append(0)
        lengths.append(len(chains) - before)
    owners = np.repeat(np.arange(len(papers), dtype=np.int32), np.frombuffer(lengths, dtype=np.int32))
    return Stream(np.frombuffer(chains, dtype=np.int32), owners, len(papers))
